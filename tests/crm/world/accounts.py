"""Customer accounts and their contacts, some with names that a reader must survive."""

import random

from .people import PEOPLE
from .model import Account, Contact

# key, name: the accounts of the showcase deals.
NAMED = [
    ("northwind", "Northwind Traders"),
    ("contoso", "Contoso Ltd"),
    ("tailspin", "Tailspin Services"),
    ("adatum", "Adatum Logistics"),
    ("fabrikam", "Fabrikam, Inc."),
    ("globex", "<b>Globex</b> & Söhne"),
    ("initech", "Initech"),
    ("mueller", "Müller; Partner GmbH"),
    ("nordlys", "Nordlys A/S"),
    ("obrien", "O'Brien \"Quality\" Foods"),
    ("sakura", "株式会社サクラ"),
    ("romashka", "ООО Ромашка"),
    ("alnoor", "شركة النور"),
    ("bakery", "Corner Bakery Group"),
    ("umbra", "Umbra Lighting"),
    ("halden", "Halden Marine"),
    ("quillon", "Quillon Press"),
    ("vesper", "Vesper Hotels"),
]

OTHERS = [
    "Alder Mills", "Baltic Rail Cargo", "Brightwater Utilities", "Cobalt Insurance", "Crownfield Estates", "Delphi Optics",
    "Eastgate Clinics", "Ferrovia Nord", "Granite Peak Outfitters", "Harrow & Finch", "Ironbridge Steel", "Juniper Dental",
    "Kestrel Airways", "Lakeside Dairy", "Maple Row Books", "Meridian Freight", "Norland Timber", "Ostrava Motors",
    "Paloma Textiles", "Quayside Leasing", "Redwood Credit Union", "Saffron Kitchens", "Silverline Buses", "Solace Care Homes",
    "Tamarind Foods", "Thornbury College", "Umeå Energi", "Valmont Cosmetics", "Westerly Wind", "Yarrow Pharma", "Zephyr Cycles",
    "Ångström Instruments",
]

CITIES = [
    "1 Mill Lane, Leeds", "14 Canal Street, Manchester", "Rue de la Paix 8, Lyon", "Hafenstraße 21, Hamburg", "Via Roma 3, Torino",
    "5 Quay Road, Bristol", "Storgata 12, Oslo", "Calle Mayor 40, Zaragoza", "22 Harbour View, Belfast", "Kungsgatan 7, Göteborg",
]

FIRST = [
    "Ana", "Bo", "Clara", "Daniel", "Elif", "Farid", "Giulia", "Henrik", "Imani", "Jakub", "Keiko", "Luca", "Mina", "Noor", "Oskar",
    "Petra", "Quentin", "Rafael", "Sofia", "Tuomas", "Ulrike", "Viktor", "Wanda", "Xavier", "Yasmin", "Zoltan", "Amélie", "Bjørn",
]
LAST = [
    "Ruiz", "Lee", "Andersen", "Baumann", "Costa", "Dubois", "Eriksen", "Fontana", "Gruber", "Hoang", "Ivanova", "Jansen", "Kowalska",
    "Laurent", "Moreau", "Nilsen", "Ortega", "Park", "Quinn", "Rossi", "Sato", "Toth", "Ueda", "Vidal", "Walsh", "Young", "Zeman", "O'Neill",
]

PARTS = ["technical", "economic", "champion", "user"]


def make_accounts(rng: random.Random) -> list[Account]:
    """All accounts, each with two to four contacts whose full names occur once and resemble no colleague's."""
    ours = {(person.first, person.last[0]) for person in PEOPLE}
    names = [(first, last) for first in FIRST for last in LAST if (first, last[0]) not in ours]
    rng.shuffle(names)
    # Easy names for the account that is shown most.
    for fixed in (("Bo", "Lee"), ("Ana", "Ruiz")):
        names.remove(fixed)
        names.append(fixed)
    keyed = [*NAMED, *((f"account-{number:02}", name) for number, name in enumerate(OTHERS, 1))]
    accounts = []
    for key, name in keyed:
        account = Account(key, name, rng.choice(CITIES))
        for part in PARTS[: rng.choice([2, 3, 3, 4])]:
            first, last = names.pop()
            account.contacts.append(Contact(first, last, part))
        accounts.append(account)
    return accounts
