//! What labels mean on pages of a CRM that no adapter knows, and which record such a page shows.

use second_chair::engine::Engine;
use second_chair::model::Meaning;
use second_chair::page::labels::{Clue, MARGIN, Place, guesses};
use serde_json::{Value, json};

use crate::facts::{NOW, ORIGIN};
use second_chair::report::view::{DealView, Report, ReportRequest};

fn best(label: &str, text: &str, language: &str) -> Option<Meaning> {
    let clue = Clue { label: Some(label), text, ..Clue::default() };
    let found = guesses(&clue, language, &[]);
    let clear = found.get(1).is_none_or(|second| found[0].score - second.score >= MARGIN);
    found.first().filter(|_| clear).map(|guess| guess.meaning)
}

#[test]
fn labels_of_many_languages_are_known() {
    use Meaning::{Account, Amount, Chance, Currency, ExpectedClose, Owner, SalesEngineer, Stage};
    for (language, labels) in [
        (
            "en",
            [
                "Account name",
                "Stage",
                "Amount",
                "Currency",
                "Close date",
                "Probability (%)",
                "Deal owner",
                "Sales engineer",
            ],
        ),
        (
            "de",
            [
                "Kunde",
                "Verkaufsphase",
                "Betrag",
                "Währung",
                "Abschlussdatum",
                "Wahrscheinlichkeit",
                "Verkäufer",
                "Presales",
            ],
        ),
        (
            "fr",
            ["Compte", "Étape", "Montant", "Devise", "Date de clôture", "Probabilité", "Propriétaire", "Avant-vente"],
        ),
        ("es", ["Cuenta", "Etapa", "Importe", "Moneda", "Fecha de cierre", "Probabilidad", "Propietario", "Preventa"]),
        (
            "it",
            ["Azienda", "Fase", "Importo", "Valuta", "Data di chiusura", "Probabilità", "Proprietario", "Prevendita"],
        ),
        (
            "pt-BR",
            ["Conta", "Estágio", "Valor", "Moeda", "Data de fechamento", "Probabilidade", "Proprietário", "Pré-vendas"],
        ),
        ("nl", ["Klant", "Fase", "Bedrag", "Valuta", "Sluitingsdatum", "Kans", "Eigenaar", "Presales"]),
        ("sv", ["Kund", "Fas", "Belopp", "Valuta", "Stängningsdatum", "Sannolikhet", "Ägare", "Presales"]),
        ("da", ["Kunde", "Fase", "Beløb", "Valuta", "Lukkedato", "Sandsynlighed", "Ejer", "Presales"]),
        ("nb", ["Kunde", "Fase", "Beløp", "Valuta", "Lukkedato", "Sannsynlighet", "Eier", "Presales"]),
        ("fi", ["Asiakas", "Vaihe", "Summa", "Valuutta", "Sulkemispäivä", "Todennäköisyys", "Omistaja", "Presales"]),
        (
            "pl",
            ["Klient", "Etap", "Kwota", "Waluta", "Data zamknięcia", "Prawdopodobieństwo", "Właściciel", "Presales"],
        ),
        ("cs", ["Zákazník", "Fáze", "Částka", "Měna", "Datum uzavření", "Pravděpodobnost", "Vlastník", "Presales"]),
        ("hu", ["Ügyfél", "Szakasz", "Összeg", "Pénznem", "Várható zárás", "Valószínűség", "Tulajdonos", "Presales"]),
        ("tr", ["Müşteri", "Aşama", "Tutar", "Para birimi", "Kapanış tarihi", "Olasılık", "Sahibi", "Ön satış"]),
        ("ru", ["Клиент", "Стадия", "Сумма", "Валюта", "Дата закрытия", "Вероятность", "Ответственный", "Пресейл"]),
        ("uk", ["Клієнт", "Стадія", "Сума", "Валюта", "Дата закриття", "Ймовірність", "Відповідальний", "Пресейл"]),
        ("ja", ["取引先名", "フェーズ", "金額", "通貨", "完了予定日", "確度", "営業担当", "プリセールス"]),
        ("zh-CN", ["客户", "销售阶段", "金额", "币种", "预计成交日期", "可能性", "负责人", "售前工程师"]),
        ("ko", ["고객사", "영업 단계", "금액", "통화", "예상 마감일", "확률", "담당자", "프리세일즈"]),
    ] {
        let meanings = [Account, Stage, Amount, Currency, ExpectedClose, Chance, Owner, SalesEngineer];
        let texts = ["Acme", "Proposal", "48500", "EUR", "2027-03-03", "60 %", "Rosa Kim", "Sam Okafor"];
        for ((label, text), meaning) in labels.into_iter().zip(texts).zip(meanings) {
            assert_eq!(best(label, text, language), Some(meaning), "{label} ({language})");
            // A page that does not say its language is read all the same.
            assert_eq!(best(label, "", ""), Some(meaning), "{label} (no language)");
        }
    }
}

#[test]
fn a_label_is_known_with_a_neutral_word_or_its_marks() {
    for label in ["Amount:", "AMOUNT *", "Deal Amount", "Amount (EUR)", "Opportunity Amount", "  amount  "] {
        assert_eq!(best(label, "€5.00", "en"), Some(Meaning::Amount), "{label}");
    }
    for label in [
        "Weighted amount",
        "Tax amount",
        "Discount amount",
        "Amount paid",
        "Amount of people",
        "Loan amount",
        "Total (inclusive of tax)",
    ] {
        assert_eq!(best(label, "€5.00", "en"), None, "{label}");
    }
    for label in ["Last stage change", "Previous stage", "First name", "Created date", "Account number"] {
        assert_eq!(best(label, "x 5", "en"), None, "{label}");
    }
}

#[test]
fn a_value_that_cannot_be_one_speaks_against_its_label() {
    assert_eq!(best("Amount", "March 3, 2027", "en"), Some(Meaning::Amount), "letters alone do not");
    for (label, text) in [
        ("Amount", "03/03/2027"),
        ("Amount", "60 %"),
        ("Amount", "to be agreed with the board"),
        ("Close date", "€48,500.00"),
        ("Probability", "2027-03-03"),
        ("Owner", "48500"),
        ("Stage", "€5.00"),
        ("Currency", "48,500.00"),
    ] {
        assert_eq!(best(label, text, "en"), None, "{label}: {text}");
    }
}

#[test]
fn names_in_programs_count_too() {
    let by = |api: &str, label: Option<&str>| {
        guesses(&Clue { api: Some(api), label, ..Clue::default() }, "en", &[]).into_iter().next()
    };
    for (api, meaning) in [
        ("Opportunity.CloseDate", Meaning::ExpectedClose),
        ("regular_field-chance_to_win", Meaning::Chance),
        ("x_sales_engineer", Meaning::SalesEngineer),
        ("Presales__c", Meaning::SalesEngineer),
        ("dealstage", Meaning::Stage),
        ("data.partner_id", Meaning::Account),
        ("estimatedvalue", Meaning::Amount),
    ] {
        assert_eq!(by(api, None).map(|guess| guess.meaning), Some(meaning), "{api}");
    }
    for none in ["first_name", "account_owner_name", "weighted_amount", "field_7", "c"] {
        assert_eq!(by(none, None), None, "{none}");
    }
    assert_eq!(
        by("regular_field-closing_date", Some("Actual closing date")).map(|guess| guess.meaning),
        Some(Meaning::ActualClose)
    );
    assert!(by("amount", Some("Amount")).unwrap().score > by("amount", None).unwrap().score);
}

#[test]
fn notes_and_other_records_hold_no_fields() {
    for heading in ["Notes", "Activities (12)", "Comments", "Notizen", "Historique", "メモ", "Related deals"] {
        let clue = Clue { label: Some("Amount"), text: "€9.00", section: Some(heading), ..Clue::default() };
        assert_eq!(guesses(&clue, "en", &[]), [], "{heading}");
    }
    let aside = Clue { label: Some("Amount"), text: "€9.00", place: Place::Side, ..Clue::default() };
    let main = Clue { place: Place::Main, ..aside };
    assert!(guesses(&main, "en", &[])[0].score > guesses(&aside, "en", &[])[0].score);
}

// Whole pages.

fn page(path: &str, title: &str, fields: &[(&str, &str)]) -> String {
    let mut facts: Vec<Value> =
        fields.iter().map(|(label, text)| json!({ "label": label, "text": text, "place": "main" })).collect();
    facts.push(json!({ "text": title, "place": "title" }));
    facts.push(json!({ "text": title, "place": "named" }));
    facts.push(json!({ "text": format!("{title} | Acme"), "place": "document" }));
    reading(path, &json!([{ "part": "page", "facts": facts }]))
}

fn reading(path: &str, parts: &Value) -> String {
    json!({
        "format": 1, "adapter": "generic", "adapter_version": 1, "kind": "page", "entity": "deal", "path": path,
        "read_at": "2026-11-23T08:30:00Z", "language": "en", "parts": parts
    })
    .to_string()
}

const FIELDS: [(&str, &str); 6] = [
    ("Account", "Nordhafen AG"),
    ("Stage", "Proposal"),
    ("Amount", "€48,500.00"),
    ("Close date", "2027-03-03"),
    ("Owner", "Rosa Kim"),
    ("Sales engineer", "Sam Okafor"),
];

fn report(engine: &Engine, record: &str) -> Report {
    let request = ReportRequest {
        origin: ORIGIN.to_owned(),
        record: Some(record.to_owned()),
        signed_in: None,
        now: NOW.to_owned(),
        zone: "Europe/London".to_owned(),
        independent: false,
        ask: None,
    };
    engine.report(&request).unwrap()
}

fn deal(engine: &Engine, record: &str) -> DealView {
    report(engine, record).deal.unwrap()
}

#[test]
fn a_page_of_an_unknown_crm_is_a_deal_by_what_it_shows() {
    let mut engine = Engine::new().unwrap();
    let ingested = engine.ingest(ORIGIN, &page("/deals/17/edit?tab=2", "Cranes", &FIELDS)).unwrap();
    assert_eq!((ingested.record.as_deref(), ingested.deals), (Some("/deals/17"), 1));
    let seen = deal(&engine, "/deals/17");
    assert_eq!((seen.name.as_str(), seen.account.as_deref()), ("Cranes", Some("Nordhafen AG")));
    assert_eq!((seen.amount.value.as_deref(), seen.amount.unit.as_str()), (Some("48500.00"), "EUR"));
    assert_eq!((seen.close_date.value.as_deref(), seen.stage.value.as_deref()), (Some("2027-03-03"), Some("proposal")));
    assert_eq!((seen.owner.as_deref(), seen.se.as_deref()), (Some("Rosa Kim"), Some("Sam Okafor")));
    let notices: Vec<String> =
        report(&engine, "/deals/17").notices.into_iter().map(|notice| notice.id.to_string()).collect();
    assert_eq!(notices, ["notice-unknown-crm"]);
    assert!(report(&engine, "/deals/17").workload.is_none(), "nothing was read of anybody's load");
}

/// A form without a heading, in an application that writes its views behind the record's number.
fn form(path: &str, fields: &[(&str, &str)]) -> String {
    let facts: Vec<Value> =
        fields.iter().map(|(label, text)| json!({ "label": label, "text": text, "place": "form" })).collect();
    reading(path, &json!([{ "part": "page", "facts": facts }]))
}

#[test]
fn a_page_that_says_which_deal_it_shows_needs_no_name() {
    let fields =
        [("Party:", "Contoso Ltd"), ("Company:", "Our own firm"), ("Amount:", "USD 100.00"), ("State:", "Won")];
    let mut engine = Engine::new().unwrap();
    let path = "/#crm/model/sale.opportunity/17;views=%5B537%5D";
    let ingested = engine.ingest(ORIGIN, &form(path, &fields)).unwrap();
    assert_eq!(ingested.record.as_deref(), Some("#crm/model/sale.opportunity/17"));
    let seen = deal(&engine, "#crm/model/sale.opportunity/17");
    // A CRM that also keeps its own company's books calls that one “company”.
    assert_eq!((seen.name.as_str(), seen.account.as_deref()), ("", Some("Contoso Ltd")));
    assert_eq!((seen.amount.value.as_deref(), seen.stage.value.as_deref()), (Some("100.00"), Some("won")));
    for path in ["/#crm/model/project.task/17", "/#crm/model/sale.opportunity"] {
        assert_eq!(engine.ingest(ORIGIN, &form(path, &fields)).unwrap().record, None, "{path}");
    }
}

#[test]
fn what_shows_no_deal_is_not_kept() {
    let mut engine = Engine::new().unwrap();
    for (path, fields) in [("/contacts/5", &FIELDS[..]), ("/deals/5", &FIELDS[..2]), ("/deals", &[])] {
        let ingested = engine.ingest(ORIGIN, &page(path, "Cranes", fields)).unwrap();
        assert_eq!((ingested.key.as_str(), ingested.record), ("", None), "{path}");
    }
    assert_eq!(engine.export(), r#"{"format":1,"readings":[]}"#);
}

#[test]
fn two_fields_that_could_be_meant_are_both_named() {
    let mut engine = Engine::new().unwrap();
    let fields = [&FIELDS[..], &[("Deal value", "€77,000.00")]].concat();
    engine.ingest(ORIGIN, &page("/deals/17", "Cranes", &fields)).unwrap();
    let amount = deal(&engine, "/deals/17").amount;
    assert_eq!(amount.value, None);
    let note = serde_json::to_value(amount.note.unwrap()).unwrap().to_string();
    for part in ["unknown-rival", "Amount", "€48,500.00", "Deal value", "€77,000.00"] {
        assert!(note.contains(part), "{note}");
    }
    // One that says the same, or nothing, or less clearly, is no rival.
    for other in
        [("Deal value", "€48,500.00"), ("Deal value", "—"), ("Value", "€77,000.00"), ("Weighted amount", "€9.00")]
    {
        let mut engine = Engine::new().unwrap();
        engine.ingest(ORIGIN, &page("/deals/17", "Cranes", &[&FIELDS[..], &[other]].concat())).unwrap();
        assert_eq!(deal(&engine, "/deals/17").amount.value.as_deref(), Some("48500.00"), "{other:?}");
    }
}

#[test]
fn an_unclear_date_of_a_closed_deal_is_not_replaced_by_the_expected_one() {
    let mut fields = FIELDS.to_vec();
    fields[1] = ("Stage", "Won");
    fields.push(("Actual close date", "2027-02-01"));
    let close = |fields: &[(&str, &str)]| {
        let mut engine = Engine::new().unwrap();
        engine.ingest(ORIGIN, &page("/deals/17", "Cranes", fields)).unwrap();
        deal(&engine, "/deals/17").close_date.value
    };
    assert_eq!(close(&fields).as_deref(), Some("2027-02-01"));
    fields[6] = ("Actual close date", "early in 27");
    assert_eq!(close(&fields), None);
    fields[6] = ("Actual close date", "");
    assert_eq!(close(&fields).as_deref(), Some("2027-03-03"));
}

#[test]
fn a_short_name_is_nobody_for_certain() {
    let mut engine = Engine::new().unwrap();
    let mut fields = FIELDS;
    fields[4] = ("Owner", "Rosa K.");
    fields[5] = ("Sales engineer", "SO\nSam Okafor");
    engine.ingest(ORIGIN, &page("/deals/17", "Cranes", &fields)).unwrap();
    let seen = deal(&engine, "/deals/17");
    assert_eq!((seen.owner, seen.se.as_deref()), (None, Some("Sam Okafor")));
}

#[test]
fn what_somebody_said_of_a_field_goes_before_the_dictionary() {
    let mut engine = Engine::new().unwrap();
    let mut facts: Vec<(&str, &str)> = FIELDS.to_vec();
    facts.push(("Volume this year", "€12,000.00"));
    engine.ingest(ORIGIN, &page("/deals/17", "Cranes", &facts)).unwrap();
    assert_eq!(deal(&engine, "/deals/17").amount.value.as_deref(), Some("48500.00"));
    let field = |origin: &str, page: &str, label: &str, meaning: Value| json!({ "id": "f", "origin": origin, "page": page, "by": "label", "name": label, "meaning": meaning });
    say(&mut engine, &[field(ORIGIN, "record", "volume this year:", json!("amount"))]);
    assert_eq!(deal(&engine, "/deals/17").amount.value.as_deref(), Some("12000.00"));
    say(&mut engine, &[field(ORIGIN, "record", "Amount", Value::Null)]);
    assert_eq!(deal(&engine, "/deals/17").amount.value, None, "set aside");
    for elsewhere in
        [field("https://other.example", "record", "Amount", Value::Null), field(ORIGIN, "list", "Amount", Value::Null)]
    {
        say(&mut engine, &[elsewhere]);
        assert_eq!(deal(&engine, "/deals/17").amount.value.as_deref(), Some("48500.00"));
    }
    // What stops a page from being a deal's keeps it all the same, for when that is taken back.
    let none =
        |label: &str, id: &str| json!({ "id": id, "origin": ORIGIN, "page": "record", "by": "label", "name": label });
    say(&mut engine, &[none("Amount", "a"), none("Stage", "b"), none("Close date", "c")]);
    assert!(engine.read_facts(ORIGIN, "/deals/17").is_empty());
    say(&mut engine, &[]);
    assert_eq!(deal(&engine, "/deals/17").amount.value.as_deref(), Some("48500.00"));
}

/// Own settings that say this of fields.
fn say(engine: &mut Engine, fields: &[Value]) {
    let set: serde_json::Map<String, Value> =
        fields.iter().map(|field| (field["id"].as_str().unwrap().to_owned(), field.clone())).collect();
    let problems = engine.set_settings(&json!({ "format": 2, "set": { "reading": { "fields": set } } }).to_string());
    assert!(problems.is_empty(), "{problems:?}");
}

#[test]
fn a_row_is_the_record_that_its_link_leads_to() {
    let mut engine = Engine::new().unwrap();
    let row = |path: Option<&str>, name: &str, amount: &str| {
        json!({ "part": "row", "path": path, "facts": [
            { "label": "Deal name", "text": name, "place": "cell" }, { "label": "Amount", "text": amount, "place": "cell" },
            { "label": "Stage", "text": "Proposal", "place": "cell" }, { "label": "Account", "text": "Nordhafen AG", "place": "cell" } ] })
    };
    let contact = json!({ "part": "row", "path": "/contacts/9", "facts": [{ "label": "Name", "text": "Bo Lee", "place": "cell" }] });
    let parts = json!([{ "part": "page", "facts": [] }, row(Some("/deals/17?from=list"), "Cranes", "€1.00"), row(None, "Other", "€2.00"), contact, { "part": 7 }]);
    let ingested = engine.ingest(ORIGIN, &reading("/deals", &parts)).unwrap();
    assert_eq!((ingested.deals, ingested.record, ingested.problems.len()), (2, None, 1));
    assert_eq!(deal(&engine, "/deals/17").amount.value.as_deref(), Some("1.00"));
    engine.ingest(ORIGIN, &page("/deals/17", "Cranes", &FIELDS)).unwrap();
    assert_eq!(report(&engine, "/deals/17").read.deals, 2, "the page and the row are one deal");
}

#[test]
fn fields_over_a_list_are_no_deal() {
    let filter = |text: &str| {
        ["Stage", "Amount"]
            .map(|label| json!({ "label": label, "text": text, "place": "form" }))
            .into_iter()
            .collect::<Vec<_>>()
    };
    let rows = json!({ "part": "row", "path": "/deals/17", "facts": [
        { "label": "Deal name", "text": "Cranes", "place": "cell" }, { "label": "Amount", "text": "€1.00", "place": "cell" },
        { "label": "Stage", "text": "Proposal", "place": "cell" } ] });
    let title = json!({ "text": "My open deals", "place": "title" });
    let read = |parts: Value| {
        let ingested = Engine::new().unwrap().ingest(ORIGIN, &reading("/deals", &parts)).unwrap();
        (ingested.key, ingested.deals)
    };
    let page = |text: &str| {
        let facts = [filter(text), vec![title.clone()]].concat();
        json!({ "part": "page", "facts": facts })
    };
    assert_eq!(read(json!([page("7"), rows])), ("list:deal:/deals".to_owned(), 1), "filled in");
    assert_eq!(read(json!([page("")])), (String::new(), 0), "all empty");
}

#[test]
fn the_dialog_on_top_goes_before_the_page_and_is_known_by_its_name() {
    let mut engine = Engine::new().unwrap();
    let facts = |name: &str| {
        let mut facts: Vec<Value> =
            FIELDS.iter().map(|(label, text)| json!({ "label": label, "text": text, "place": "main" })).collect();
        facts.push(json!({ "text": name, "place": "heading" }));
        facts
    };
    let parts = json!([{ "part": "dialog", "facts": facts("In front") }, { "part": "page", "facts": facts("Behind") }]);
    let ingested = engine.ingest(ORIGIN, &reading("/board/3", &parts)).unwrap();
    assert_eq!(ingested.record.as_deref(), Some("/board/3~in front"));
    assert_eq!(deal(&engine, "/board/3~in front").name, "In front");
}

#[test]
fn once_an_adapter_knows_the_crm_nothing_read_without_it_counts() {
    let mut engine = Engine::new().unwrap();
    engine.ingest(ORIGIN, &page("/opportunities/opportunity/7", "Cranes", &FIELDS)).unwrap();
    engine.ingest(ORIGIN, &crate::facts::record("7", &[("card-name", "Cranes")], "2026-11-23T08:00:00Z")).unwrap();
    assert_eq!(report(&engine, "7").read.deals, 1);
    assert!(report(&engine, "/opportunities/opportunity/7").deal.is_none());
}
