"""Common given names in Sweden: what begins with one is a person's name and no organisation's, whatever label it stands beside.

Only the most common names; a name that is not here is not thereby an organisation's.
"""

from __future__ import annotations

_NAMES = (
    "Adam Agneta Albin Alexander Alexandra Alf Ali Alice Alva Amanda Anders Andreas Anette Anita Ann Anna Anne Annelie "
    "Anneli Annika Anton Arne Arvid Astrid Axel Barbro Bengt Benny Berit Bertil Birgit Birgitta Björn Bo Britt Britta Börje "
    "Camilla Carin Carina Carl Carina Caroline Catarina Cecilia Charlotta Charlotte Christer Christian Christina "
    "Christoffer Conny Dag Dan Daniel David Dennis Ebba Eberhard Edvin Elin Elias Elisabet Elisabeth Ella Ellen Elsa Elvira "
    "Emelie Emil Emilia Emma Erik Erika Ester Eva Evelina Fatima Felicia Felix Filip Fredrik Frida Frank Gabriel Gerd "
    "Gertrud Göran Gösta Greta Gun Gunilla Gunnar Gunvor Gustaf Gustav Hampus Hanna Hannah Hans Harald Harriet Hassan Helen "
    "Helena Helene Henrik Henry Hugo Håkan Ida Inga Ingegerd Ingela Inger Ingrid Ingvar Irene Isabella Isak Ivar Jacob "
    "Jakob Jan Janne Jeanette Jennifer Jenny Jens Jessica Jesper Joakim Johan Johanna Johannes John Johnny Jon Jonas "
    "Jonathan Jonna Josef Josefin Josefine Julia Julius Jörgen Kaj Karin Karl Karolina Katarina Kent Kenneth Kerstin Kim "
    "Kjell Klara Klas Knut Krister Kristian Kristin Kristina Kristoffer Kurt Lars Lasse Leif Lena Lennart Leo Lina Linda "
    "Linn Linnea Linnéa Lisa Lisbeth Liselott Lotta Louise Lovisa Lucas Ludvig Lukas Madeleine Magdalena Magnus Maj Malin "
    "Marcus Margareta Maria Marianne Marie Marika Markus Marlene Martin Martina Mathias Matilda Mats Mattias Max Maja "
    "Mikael Michael Mohamed Moa Mona Monica Monika Morgan Mårten Måns Nathalie Niclas Niklas Nils Nina Noah Ola Olle Olof "
    "Oscar Oskar Ove Patric Patrick Patrik Paul Per Pernilla Peter Petra Petter Pia Pontus Rebecka Rikard Richard Robert "
    "Robin Roger Roland Rolf Ronny Rune Rut Ruth Samuel Sandra Sara Sebastian Signe Sigrid Simon Siv Sofia Sofie Solveig "
    "Staffan Stefan Stellan Stig Sture Susanna Susanne Sune Sven Svante Sören Terese Therese Thomas Tobias Tomas Tommy Tony "
    "Torbjörn Tord Tore Torsten Tove Ulf Ulla Ulrika Urban Uno Valter Vera Veronica Viktor Viktoria Vilhelm Ville William "
    "Wilma Yngve Yvonne Åke Åsa Örjan"
)
GIVEN_NAMES = frozenset(_NAMES.casefold().split())


def is_person(name: str) -> bool:
    """Whether a name of two to four words begins with a common given name and has nothing else than names in it."""
    words = name.split()
    if not 2 <= len(words) <= 4 or not all(w[:1].isupper() and w.replace("-", "").isalpha() for w in words):
        return False
    return all(part in GIVEN_NAMES for part in words[0].casefold().split("-"))
