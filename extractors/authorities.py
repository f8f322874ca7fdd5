"""Who can be applied to for project support: told by the form of the name."""

import re

AUTHORITY_NAME = re.compile(
    r"^(?:Region\b|Västra Götalandsregionen|Tillväxtverket|Leader\b|Svenska ESF|Rådet för|Länsstyrelsen|Jordbruksverket|"
    r"Statens jordbruksverk|.*\bkommunalförbund$)"
)
"""Names of those who can be applied to for project support."""
