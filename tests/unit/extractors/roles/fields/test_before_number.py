"""Names that nothing but an organisation number shows to be an organisation's."""

import pytest

from extractors.roles.fields.before_number import name_before


@pytest.mark.parametrize(
    ("before", "name"),
    [
        ("Hej! Vi i Väsby Kvarns Vänner (org.nr ", "Väsby Kvarns Vänner"),
        ("Sökande: Hemmersta Idrottsklubb, organisationsnummer ", "Hemmersta Idrottsklubb"),
        ("och projektet. Kustens Kök ek. för., org.nr ", "Kustens Kök ek. för."),
        ("Kulturgruppen Röda Ladan i Mo, org nr ", "Kulturgruppen Röda Ladan i Mo"),
        ("Stöd till projektet för Byarådet Norra Ås, orgnr: ", "Byarådet Norra Ås"),
        ("Väg 12, 123 45 Mo, org.nr ", None),
        ("Bankgiro 123-4567 Org.nr ", None),
        ("Org.nr: ", None),
        ("och betalas ut till organisationsnummer ", None),
    ],
)
def test_name_before_the_number(before, name):
    found = name_before(before + "802460-5519", len(before))
    assert (found[0] if found else None) == name
    if found:
        assert " ".join(before[found[1].start : found[1].end].split()) == name
