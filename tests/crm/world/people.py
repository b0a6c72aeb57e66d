"""The vendor's people. First name and initial of the last name are unique: Creme shows owners as "Sam O."."""

from .model import Person

PASSWORD = "second-chair"

PEOPLE = [
    Person("sokafor", "Sam", "Okafor", "se"),
    Person("lpetit", "Lea", "Petit", "se"),
    Person("pnair", "Priya", "Nair", "se"),
    Person("therrera", "Tomás", "Herrera", "se"),
    Person("jweber", "Jonas", "Weber", "se"),
    Person("rkim", "Rosa", "Kim", "rep"),
    Person("dvolkov", "Dmitri", "Volkov", "rep"),
    Person("hstein", "Hannah", "Stein", "rep"),
    Person("mbell", "Marcus", "Bell", "rep"),
    Person("ytanaka", "Yuki", "Tanaka", "rep"),
    Person("ogrant", "Olivia", "Grant", "rep"),
    Person("dmarin", "Diego", "Marín", "rep"),
    Person("arahman", "Aisha", "Rahman", "rep"),
    Person("pnovak", "Pavel", "Novák", "rep"),
    Person("glindqvist", "Grace", "Lindqvist", "rep"),
    Person("ecole", "Ethan", "Cole", "rep"),
    Person("fbenali", "Fatima", "Benali", "rep"),
    Person("nberg", "Nadia", "Berg", "receiver"),
    Person("creid", "Callum", "Reid", "receiver"),
    Person("iduarte", "Ines", "Duarte", "receiver"),
    Person("kholm", "Karin", "Holm", "manager"),
]

# Which reps an SE usually works with.
PAIRS = {
    "sokafor": ["rkim", "dvolkov", "hstein"],
    "lpetit": ["mbell", "ytanaka", "ogrant"],
    "pnair": ["dmarin", "arahman"],
    "therrera": ["pnovak", "glindqvist"],
    "jweber": ["ecole", "fbenali"],
}

# Keeps a diary outside the CRM: too little there to say anything about the load.
QUIET_SE = "jweber"
