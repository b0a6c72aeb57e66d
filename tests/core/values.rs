//! From text to value.

use std::sync::OnceLock;

use jiff::civil::{DateTime, date, time};
use second_chair::model::{Currency, Effort, Money, Ratio, Stage};
use second_chair::page::values::language::Languages;
use second_chair::page::values::settle::{Conventions, Order, settle_column};
use second_chair::page::values::times::{Bare, Schedule, duration, schedule};
use second_chair::page::values::words::{ActivityKind, activity_kind, stage, yes_no};
use second_chair::page::values::{Basis, Context, Read, Reason, dates, money, numbers, texts};

/// A Monday.
const NOW: DateTime = date(2026, 11, 23).at(9, 0, 0, 0);

/// Asks with the facts of a language as `Intl` gives them, or the built-in ones where there is no file for it.
fn in_language<T>(language: &str, ask: impl FnOnce(&Context) -> T) -> T {
    static LANGUAGES: OnceLock<Languages> = OnceLock::new();
    let languages = LANGUAGES.get_or_init(|| {
        let mut languages = Languages::default();
        let folder = format!("{}/tests/language", env!("CARGO_MANIFEST_DIR"));
        for path in std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            if path.extension().is_some_and(|ending| ending == "json") {
                languages.learn(&std::fs::read_to_string(path).unwrap()).unwrap();
            }
        }
        languages
    });
    ask(&Context { now: Some(NOW), ..Context::of(languages.of(language)) })
}

/// Asks with nothing but what is built in.
fn built_in<T>(language: &str, ask: impl FnOnce(&Context) -> T) -> T {
    ask(&Context { now: Some(NOW), ..Context::of(Languages::default().of(language)) })
}

fn shown(read: Read<Money>) -> Option<String> {
    read.known().map(|money| format!("{} {}", money.decimal(), money.currency.code()))
}

fn amount(text: &str, language: &str) -> Option<String> {
    in_language(language, |context| shown(money::money(text, context)))
}

fn stated(text: &str, language: &str, currency: &str) -> Option<String> {
    let currency = Some(Currency::of(currency).unwrap());
    built_in(language, |context| shown(money::money(text, &Context { currency, ..*context })))
}

fn why(text: &str, language: &str) -> Option<Reason> {
    in_language(language, |context| match money::money(text, context) {
        Read::Ambiguous(_, reason) | Read::Unclear(reason) => Some(reason),
        _ => None,
    })
}

#[test]
fn numbers_are_read_in_the_pages_language() {
    let number =
        |text, language| built_in(language, |context| numbers::number(text, context)).known().map(Ratio::to_f64);
    assert_eq!(number("86,500", "en"), Some(86500.0));
    assert_eq!(number("1,250,000.50", "en"), Some(1_250_000.5));
    assert_eq!(number("1.250.000,50", "de"), Some(1_250_000.5));
    assert_eq!(number("1 250 000,5", "fr"), Some(1_250_000.5));
    assert_eq!(number("1’250’000", "de"), Some(1_250_000.0));
    assert_eq!(number("12,34,567.5", "en"), Some(1_234_567.5));
    assert_eq!(number("−42", "en"), Some(-42.0));
    assert_eq!(number("1\u{a0}250\u{202f}000", "fr"), Some(1_250_000.0));
    assert_eq!(number("٣٤٥٬٦٧٨٫٥", "ar"), Some(345_678.5));
    assert_eq!(number("１２３", "ja"), Some(123.0));
    assert_eq!(number("𑁧𑁨", "en"), Some(12.0), "digits beyond the first plane");
    for refused in ["1,25", "12,3456", "1,2,3", "1.2.3", "", "twelve", "1,250-1,300", "12 34", "1,234.567,8", "1..2"] {
        assert_eq!(number(refused, "en"), None, "{refused}");
    }
}

#[test]
fn a_separator_that_may_be_two_things_is_settled_in_order() {
    let read = |text: &str, language: &str, column: Option<char>, setting: Option<char>| {
        let conventions = |decimal| Conventions { decimal, ..Conventions::default() };
        built_in(language, |context| {
            numbers::number(text, &Context { column: conventions(column), setting: conventions(setting), ..*context })
        })
    };
    let both = vec![Ratio::whole(1234), Ratio::new(1234, 1000).unwrap()];
    assert_eq!(read("1.234", "xx", None, None), Read::Ambiguous(both, Reason::Separator));
    assert_eq!(read("1.234", "xx", Some(','), Some('.')), Read::Known(Ratio::whole(1234), Basis::Column));
    assert_eq!(read("1.234", "xx", None, Some(',')), Read::Known(Ratio::whole(1234), Basis::Setting));
    assert_eq!(read("1,234", "en", None, Some(',')), Read::Known(Ratio::whole(1234), Basis::Language));
    assert_eq!(read("1.234,5", "en", None, None).known(), Ratio::new(12345, 10), "its own shape says it");
    assert_eq!(
        in_language("de", |context| numbers::number("1.234", context)),
        Read::Known(Ratio::whole(1234), Basis::Language)
    );
}

#[test]
fn an_amount_takes_the_records_currency_or_its_own_mark() {
    assert_eq!(stated("86500 $", "en", "USD").as_deref(), Some("86500.00 USD"));
    assert_eq!(stated("86500", "en", "JPY").as_deref(), Some("86500 JPY"));
    assert_eq!(stated("$100", "en", "CAD").as_deref(), Some("100.00 CAD"));
    assert_eq!(built_in("en", |context| shown(money::money("€86,500.00", context))).as_deref(), Some("86500.00 EUR"));
    assert_eq!(
        built_in("de", |context| shown(money::money("86.500,00 EUR", context))).as_deref(),
        Some("86500.00 EUR")
    );
}

#[test]
fn an_amount_that_is_not_certain_is_none() {
    assert_eq!(built_in("en", |context| shown(money::money("86500 $", context))), None, "several dollars");
    assert_eq!(amount("86500", "en"), None, "no currency at all");
    assert_eq!(why("86500", "en"), Some(Reason::NoCurrency));
    assert_eq!(stated("86500 €", "en", "USD"), None, "a contradiction");
    assert_eq!(stated("86500 $", "en", "EUR"), None, "no euro is written so");
    assert_eq!(stated("86500.5 ¥", "en", "JPY"), None, "more decimals than the currency has");
    assert_eq!(stated("86500.00 ¥", "en", "JPY").as_deref(), Some("86500 JPY"), "decimals that are zero");
    assert_eq!(stated("tbd", "en", "USD"), None);
    for (text, reason) in [
        ("10–20 €", Reason::Range),
        ("10-20 €", Reason::Range),
        ("€10 – €20", Reason::Range),
        ("1,234.567 €", Reason::Decimals),
        ("up to 10 €", Reason::Words),
        ("> 10 €", Reason::Words),
        ("10+ €", Reason::Words),
        ("10 € USD", Reason::Words),
        ("-(10) €", Reason::Sign),
        ("(10 €", Reason::Sign),
        ("10 KK €", Reason::Words),
        ("€5/m", Reason::Words),
        ("10 € CR", Reason::Words),
        ("99999999999999999999 €", Reason::Decimals),
        ("99999999999999999999999999999999999999999999999 €", Reason::TooLarge),
    ] {
        assert_eq!(why(text, "en"), Some(reason), "{text}");
    }
}

#[test]
fn amounts_are_read_as_the_world_writes_them() {
    for (text, language, wanted) in [
        ("$73.5K", "en", "73500.00 USD"),
        ("$1,234.5", "en", "1234.50 USD"),
        ("1.2 Mio. €", "de-CH", "1200000.00 EUR"),
        ("1,2 Mio. €", "de", "1200000.00 EUR"),
        ("1,5 Mrd. EUR", "de", "1500000000.00 EUR"),
        ("TEUR 250", "de", "250000.00 EUR"),
        ("CHF 1’234’567.–", "de-CH", "1234567.00 CHF"),
        ("1'234.50 Fr.", "de-CH", "1234.50 CHF"),
        ("₹12 लाख", "hi", "1200000.00 INR"),
        ("₹12,34,567.50", "en-IN", "1234567.50 INR"),
        ("₹1.5 crore", "en-IN", "15000000.00 INR"),
        ("3億円", "ja", "300000000 JPY"),
        ("三億円", "ja", "300000000 JPY"),
        ("￥１，２３４", "ja", "1234 JPY"),
        ("73.5万元", "zh", "735000.00 CNY"),
        ("2 тыс. ₽", "ru", "2000.00 RUB"),
        ("1 234,50 руб.", "ru", "1234.50 RUB"),
        ("1 234 567,50 €", "fr", "1234567.50 EUR"),
        ("1,2 M€", "fr", "1200000.00 EUR"),
        ("73 k€", "fr", "73000.00 EUR"),
        ("R$ 1.234,50", "pt-BR", "1234.50 BRL"),
        ("US$ 1,2 mi", "pt-BR", "1200000.00 USD"),
        ("1 234,50 zł", "pl", "1234.50 PLN"),
        ("-1 234,50 Kč", "cs", "-1234.50 CZK"),
        ("−1 234,50 kr", "sv", "-1234.50 SEK"),
        ("₺1,2 Mn", "tr", "1200000.00 TRY"),
        ("73,5 B TL", "tr", "73500.00 TRY"),
        ("‏‎-1,234.50 ‏₪", "he", "-1234.50 ILS"),
        ("١٬٢٣٤٫٥٠ US$", "ar-EG", "1234.50 USD"),
        ("€ -1.234,50", "nl", "-1234.50 EUR"),
        ("(€1,234.50)", "en", "-1234.50 EUR"),
        ("€1,234.50-", "en", "-1234.50 EUR"),
        ("-€.50", "en", "-0.50 EUR"),
        ("USD 1,234.50 US$", "en", "1234.50 USD"),
        ("1,234.50 (USD)", "en", "1234.50 USD"),
        ("1,234.50 US dollars", "en", "1234.50 USD"),
        ("1,234.500 Kuwaiti dinars", "en", "1234.500 KWD"),
        ("£250", "en-GB", "250.00 GBP"),
        ("$250", "en-US", "250.00 USD"),
        ("US$250", "en", "250.00 USD"),
        ("250,00 euros", "es", "250.00 EUR"),
        ("US dollars 250", "de", "250.00 USD"),
        ("USD.50", "en", "0.50 USD"),
        ("Rs.500", "en", "none"),
        ("八百五十", "zh", "none"),
        ("5 B EUR", "xx", "none"),
        ("5 K EUR", "xx", "5000.00 EUR"),
        ("£八五二.二一", "zh", "852.21 GBP"),
    ] {
        assert_eq!(amount(text, language).as_deref().unwrap_or("none"), wanted, "{text} in {language}");
    }
}

#[test]
fn amounts_counted_in_falling_powers_are_one() {
    for (text, language, wanted) in [
        ("1億2千万円", "ja", Some("120000000 JPY")),
        ("¥1億2,500万", "ja", Some("125000000 JPY")),
        ("1亿2千万元", "zh", Some("120000000.00 CNY")),
        ("1억 2,000만 원", "ko", Some("120000000 KRW")),
        ("₹1 crore 20 lakh", "en-IN", Some("12000000.00 INR")),
        ("2千万1億円", "ja", None),
        ("1億2億円", "ja", None),
        ("1万20000万円", "ja", None),
        ("$1M 2", "en", None),
    ] {
        assert_eq!(amount(text, language).as_deref(), wanted, "{text}");
    }
    assert_eq!(amount("polandga zloty -12.00", "en"), None);
    assert_eq!(
        amount("USD -milion 12.00", "pl").as_deref(),
        Some("-12000000.00 USD"),
        "the minus before a word counts"
    );
}

#[test]
fn a_shared_sign_is_settled_by_language_column_or_setting_or_stays_open() {
    let dollars = |context: &Context| match money::money("$250", context) {
        Read::Ambiguous(all, Reason::SharedSymbol) => all.len(),
        _ => 0,
    };
    assert!(built_in("en", dollars) > 10);
    let code = |code: &str| Conventions { currency: Currency::of(code), ..Conventions::default() };
    let column = built_in("en", |context| money::money("$250", &Context { column: code("CAD"), ..*context }));
    assert!(matches!(column, Read::Known(money, Basis::Column) if money.currency.code() == "CAD"));
    let setting = built_in("en", |context| money::money("$250", &Context { setting: code("AUD"), ..*context }));
    assert!(matches!(setting, Read::Known(money, Basis::Setting) if money.currency.code() == "AUD"));
    let bare = built_in("en", |context| money::money("250", &Context { setting: code("AUD"), ..*context }));
    assert!(matches!(bare, Read::Known(_, Basis::Setting)));
    let own = in_language("en", |context| money::money("$250", context));
    assert!(matches!(own, Read::Known(_, Basis::Language)));
    let short = in_language("en", |context| money::money("€1.2M", context));
    assert!(matches!(short, Read::Known(_, Basis::Abbreviation)));
}

#[test]
fn currencies_are_known_by_code_name_and_clear_symbol() {
    let code = |text| built_in("en", |context| money::currency(text, context)).known().map(|c| c.code().to_owned());
    assert_eq!(code("United States dollar").as_deref(), Some("USD"));
    assert_eq!(code("euro").as_deref(), Some("EUR"));
    assert_eq!(code("CHF").as_deref(), Some("CHF"));
    assert_eq!(code("EUR (€)").as_deref(), Some("EUR"));
    assert_eq!(code("USD - US Dollar").as_deref(), Some("USD"));
    assert_eq!(code("£").as_deref(), Some("GBP"));
    for open in ["$", "¥", "", "K", "dollars or euros"] {
        assert_eq!(code(open), None, "{open}");
    }
}

#[test]
fn percents_are_shares_of_one() {
    let share = |text, language| in_language(language, |context| numbers::percent(text, context)).known();
    let half = Ratio::new(1, 2);
    for (text, language) in
        [("50%", "en"), ("50 %", "de"), ("%50", "tr"), ("٥٠٪؜", "ar-EG"), ("50", "en"), ("50,0 %", "fr")]
    {
        assert_eq!(share(text, language), half, "{text}");
    }
    assert_eq!(share("-2.5%", "en"), Ratio::new(-1, 40));
    assert_eq!(share("0", "en"), Some(Ratio::ZERO));
    let open = in_language("en", |context| numbers::percent("0.5", context));
    assert!(matches!(open, Read::Ambiguous(both, Reason::Percent) if both.len() == 2));
    assert_eq!(share("50% of 3", "en"), None);
}

fn day(text: &str, language: &str) -> Option<String> {
    in_language(language, |context| dates::date(text, context)).known().map(|date| date.to_string())
}

fn moment(text: &str, language: &str) -> Option<String> {
    let read = in_language(language, |context| dates::date_time(text, context)).known()?;
    let offset = read.offset.map(|offset| offset.to_string()).unwrap_or_default();
    Some(format!("{}{offset}", read.date_time()))
}

fn why_no_date(text: &str, language: &str) -> Option<Reason> {
    in_language(language, |context| match dates::date_time(text, context) {
        Read::Ambiguous(_, reason) | Read::Unclear(reason) => Some(reason),
        _ => None,
    })
}

#[test]
fn dates_without_a_known_language_are_iso_or_have_the_month_in_words() {
    let day = |text| built_in("", |context| dates::date(text, context)).known();
    assert_eq!(day("2027-01-02"), Some(date(2027, 1, 2)));
    assert_eq!(day("Jan. 2, 2027"), Some(date(2027, 1, 2)));
    assert_eq!(day("Sept. 30, 2026"), Some(date(2026, 9, 30)));
    assert_eq!(day("March 3, 2027"), Some(date(2027, 3, 3)));
    assert_eq!(day("3 March 2027"), Some(date(2027, 3, 3)));
    for refused in ["03/04/2027", "March 2027", "Feb. 30, 2027", "—", "2027-13-01", "soon"] {
        assert_eq!(day(refused), None, "{refused}");
    }
}

#[test]
fn dates_are_read_as_the_world_writes_them() {
    for (text, language, wanted) in [
        ("3/4/2027", "en", "2027-03-04"),
        ("3/4/2027", "en-GB", "2027-04-03"),
        ("03.04.2027", "de", "2027-04-03"),
        ("3/4/27", "en", "2027-03-04"),
        ("27. 3. 4.", "ko", "2027-03-04"),
        ("25/12/2027", "en", "2027-12-25"),
        ("Thu, 4 Mar 2027", "en", "2027-03-04"),
        ("Thu, 03/04/2027", "en-GB", "2027-03-04"),
        ("le jeudi 4 mars 2027", "fr", "2027-03-04"),
        ("mar, 2 mar 2027", "es", "2027-03-02"),
        ("4 de mar. de 2027", "pt-BR", "2027-03-04"),
        ("4 марта 2027 г.", "ru", "2027-03-04"),
        ("2027年3月4日木曜日", "ja", "2027-03-04"),
        ("二〇二七年三月四日", "zh", "2027-03-04"),
        ("2027년 3월 4일 목요일", "ko", "2027-03-04"),
        ("٤‏/٣‏/٢٠٢٧", "ar-EG", "2027-03-04"),
        ("4 במרץ 2027", "he", "2027-03-04"),
        ("४ मार्च २०२७", "hi", "2027-03-04"),
        ("4 mars 2027", "en", "none"),
        ("Mar 4, 2027", "de", "2027-03-04"),
        ("today", "en", "2026-11-23"),
        ("demain", "fr", "2026-11-24"),
        ("vorgestern", "de", "2026-11-21"),
        ("in 2 days", "en", "2026-11-25"),
        ("il y a 3 jours", "fr", "2026-11-20"),
        ("2 weeks ago", "en", "2026-11-09"),
        ("Dec 13", "en", "2026-12-13"),
        ("Jan 13", "en", "2027-01-13"),
        ("Oct 13", "en", "2026-10-13"),
        ("Feb 29", "en", "2028-02-29"),
        ("13.12.", "de", "2026-12-13"),
        ("12/13", "en", "2026-12-13"),
        ("12月13日", "ja", "2026-12-13"),
        ("Sunday, Dec 13", "en", "2026-12-13"),
    ] {
        assert_eq!(day(text, language).unwrap_or_else(|| "none".to_owned()), wanted, "{text} in {language}");
    }
}

#[test]
fn times_of_day_are_read_with_their_day() {
    for (text, language, wanted) in [
        ("2026-11-18 10:00:00", "en", "2026-11-18T10:00:00"),
        ("2026-11-18T10:00:00.123Z", "en", "2026-11-18T10:00:00.123+00"),
        ("2026-11-18T10:00:00+01:00", "de", "2026-11-18T10:00:00+01"),
        ("today 02:38", "en", "2026-11-23T02:38:00"),
        ("heute, 14:05", "de", "2026-11-23T14:05:00"),
        ("Mar 4, 2027, 12:07 AM", "en", "2027-03-04T00:07:00"),
        ("Mar 4, 2027 at 3 PM", "en", "2027-03-04T15:00:00"),
        ("4 mars 2027 à 15h07", "fr", "2027-03-04T15:07:00"),
        ("4. März 2027 um 15 Uhr", "de", "2027-03-04T15:00:00"),
        ("2027年3月4日 午後3時7分", "ja", "2027-03-04T15:07:00"),
        ("2027. 3. 4. 오후 3:07", "ko", "2027-03-04T15:07:00"),
        ("3/4/2027 15:07 UTC+2", "en", "2027-03-04T15:07:00+02"),
        ("3 hours ago", "en", "2026-11-23T06:00:00"),
    ] {
        assert_eq!(moment(text, language).as_deref(), Some(wanted), "{text} in {language}");
    }
    for text in ["3/4/2027 25:00", "3/4/2027 13:00 AM", "3/4/2027 10:61", "3/4/2027 pm"] {
        assert_eq!(why_no_date(text, "en"), Some(Reason::Time), "{text}");
    }
}

#[test]
fn what_only_a_machine_writes_is_read_where_a_machine_wrote() {
    let read = |text: &str, machine| {
        let read = built_in("en", |context| dates::date_time(text, &Context { machine, ..*context }));
        read.known().map(|moment| moment.date_time().to_string())
    };
    assert_eq!(read("1793523600000", true).as_deref(), Some("2026-11-01T09:00:00"));
    assert_eq!(read("1793523600", true).as_deref(), Some("2026-11-01T09:00:00"));
    assert_eq!(read("20261101", true).as_deref(), Some("2026-11-01T00:00:00"));
    for text in ["1793523600000", "1793523600", "20261101"] {
        assert_eq!(read(text, false), None, "{text}");
    }
}

#[test]
fn a_date_of_another_calendar_is_recognised_and_never_taken_for_ours() {
    for (text, language) in [
        ("4 มีนาคม 2569", "th"),
        ("4/3/2569", "th"),
        ("4/3/69", "th"),
        ("4 มี.ค.", "th"),
        ("令和8年3月4日", "ja"),
        ("令和8/3/4", "ja"),
        ("R8/11/23", "ja"),
        ("民國115年11月23日", "zh"),
        ("115/11/23", "zh"),
        ("۱۳ اسفند ۱۴۰۵", "fa"),
        ("۱۴۰۵/۱۲/۱۳", "fa"),
        ("25 رمضان 1448 هـ", "ar"),
        ("1448/9/25", "en"),
        ("3/4/2569 BE", "en"),
        ("2569-03-04", "en"),
        ("5 Tishri 5787", "en"),
    ] {
        assert_eq!(why_no_date(text, language), Some(Reason::Calendar), "{text} in {language}");
    }
    assert_eq!(day("4 มีนาคม ค.ศ. 2027", "th").as_deref(), Some("2027-03-04"), "ours, said so");
}

#[test]
fn a_date_that_is_not_certain_says_why() {
    for (text, language, reason) in [
        ("03/04/2027", "xx", Reason::Order),
        ("30/02/2027", "en", Reason::NoSuchDate),
        ("Friday, March 4, 2027", "en", Reason::Weekday),
        ("March 2027", "en", Reason::NoDay),
        ("03/2027", "en", Reason::NoDay),
        ("4/3/0027", "en", Reason::Year),
        ("3/4/2027 3/5/2027", "en", Reason::Several),
        ("soon", "en", Reason::Words),
        ("1.5", "en", Reason::Several),
        ("10-11", "en", Reason::Several),
        ("10 11 12", "en", Reason::Several),
        ("12,11,10", "en", Reason::Several),
        ("कल", "hi", Reason::Relative),
        ("Thursday", "en", Reason::NoNumber),
    ] {
        assert_eq!(why_no_date(text, language), Some(reason), "{text} in {language}");
    }
    let no_today = Context { now: None, ..Context::of(Languages::default().of("en")) }.now;
    assert!(no_today.is_none());
    let languages = Languages::default();
    for text in ["today", "in 2 days", "Dec 13"] {
        assert_eq!(dates::date(text, &Context::of(languages.of("en"))), Read::Unclear(Reason::Today), "{text}");
    }
}

#[test]
fn what_a_date_rests_on_is_marked() {
    let basis = |text, language| match in_language(language, |context| dates::date(text, context)) {
        Read::Known(_, basis) => basis,
        other => panic!("{other:?}"),
    };
    assert_eq!(basis("25/12/2027", "en"), Basis::Text);
    assert_eq!(basis("3/4/2027", "en"), Basis::Language);
    assert_eq!(basis("3/4/27", "en"), Basis::Century);
    assert_eq!(basis("Dec 13", "en"), Basis::NearestYear);
    let year = |text| in_language("en", |context| dates::date(text, context)).known().unwrap().year();
    assert_eq!((year("1/2/76"), year("1/2/75")), (1976, 2075));
}

#[test]
fn a_column_settles_what_its_values_leave_open() {
    built_in("xx", |context| {
        let order = |texts: &[&str]| settle_column(texts.iter().copied(), context).order;
        assert_eq!(order(&["03/04/2027", "13/04/2027"]), Some(Order::DayMonthYear));
        assert_eq!(order(&["03/04/2027", "04/13/2027 10:00"]), Some(Order::MonthDayYear));
        assert_eq!(order(&["03/04/2027", "05/06/2027"]), None);
        assert_eq!(order(&["13/04/2027", "04/13/2027"]), None, "a column that contradicts itself settles nothing");
        let decimal = |texts: &[&str]| settle_column(texts.iter().copied(), context).decimal;
        assert_eq!(decimal(&["1.234", "1.234.567"]), Some(','));
        assert_eq!(decimal(&["1.234", "1,234.5"]), Some('.'));
        assert_eq!(decimal(&["1.234", "0,50"]), Some(','));
        assert_eq!(decimal(&["1.234", "2.345"]), None);
        assert_eq!(settle_column(["€5", "6", "7 EUR"], context).currency, Currency::of("EUR"));
        assert_eq!(settle_column(["€5", "£6"], context).currency, None);
    });
    // A column's proof goes before what its language usually does.
    in_language("en", |context| {
        let column = settle_column(["13/04/2027"], context);
        let read = dates::date("03/04/2027", &Context { column, ..*context });
        assert_eq!(read, Read::Known(date(2027, 4, 3), Basis::Column));
    });
}

fn from_to(text: &str, language: &str) -> Option<Schedule> {
    in_language(language, |context| schedule(text, context)).known()
}

#[test]
fn schedules_are_read() {
    let span = |text, language| {
        let Schedule { start, end } = from_to(text, language).unwrap_or_else(|| panic!("{text} in {language}"));
        format!("{start} {}", end.map_or("open".to_owned(), |end| end.to_string()))
    };
    let morning = "2026-11-17T10:00:00 2026-11-17T12:30:00";
    for (text, language) in [
        ("11/17/2026 10h00 – 12h30", "en"),
        ("17/11/2026 10h00 – 12h30", "fr"),
        ("17.11.2026 10:00 - 12:30", "de"),
        ("17.11.2026, 10:00 bis 17.11.2026, 12:30", "de"),
        ("17.11.2026 10:00 bis 12:30 Uhr", "de"),
        ("17.11.2026 von 10:00 bis 12:30", "de"),
        ("10:00 – 12:30, 17.11.2026", "de"),
        ("17/11/2026 10:00 à 12:30", "fr"),
        ("17/11/2026 10:00 a 12:30", "es"),
        ("2026年11月17日 10:00から12:30", "ja"),
        ("from 11/17/2026 10:00 to 12:30", "en"),
        ("Nov 17, 2026, 10:00 AM – 12:30 PM", "en"),
        ("2026-11-17 10:00 → 2026-11-17 12:30", "en"),
        ("2026年11月17日 10:00～12:30", "ja"),
    ] {
        assert_eq!(span(text, language), morning, "{text}");
    }
    assert_eq!(span("12/31/2026 23h30 – 01/01/2027 0h30", "en"), "2026-12-31T23:30:00 2027-01-01T00:30:00");
    assert_eq!(span("12/31/2026 23h30 – 0h30", "en"), "2026-12-31T23:30:00 2027-01-01T00:30:00");
    let moment = "2026-12-01T11:00:00 2026-12-01T11:00:00";
    assert_eq!(span("12/01/2026 11h00 – 11h00", "en"), moment, "no length, and not a whole day");
    assert_eq!(span("12/31/2026 22:00 – 24:00", "en"), "2026-12-31T22:00:00 2027-01-01T00:00:00");
    assert_eq!(
        span("3‏/11‏/2026، 6:00–8:15 م", "ar"),
        "2026-11-03T18:00:00 2026-11-03T20:15:00",
        "an era is that word too"
    );
    assert_eq!(from_to("2/17/2028 10:00 PM – 1:00", "en"), None, "the half of the day is not said");
    assert_eq!(span("today 10:00 – 11:00", "en"), "2026-11-23T10:00:00 2026-11-23T11:00:00");
    assert_eq!(span("11/17/2026 10h00", "en"), "2026-11-17T10:00:00 open");
    assert_eq!(span("17.11.2026 10h00", "en"), "2026-11-17T10:00:00 open");
    assert_eq!(span("11/17/2026 3:00 – 4:30 PM", "en"), "2026-11-17T15:00:00 2026-11-17T16:30:00");
    for refused in ["", "11/17/2026", "10h00 – 12h00", "11/17/2026 – 11/18/2026", "11/18/2026 10h00 – 11/17/2026 12h00"]
    {
        assert_eq!(from_to(refused, "en"), None, "{refused}");
    }
}

#[test]
fn lengths_are_read() {
    let minutes = |text, language, bare| {
        let read = in_language(language, |context| duration(text, context, bare)).known();
        read.map(|length| length.in_seconds() / 60)
    };
    for (text, language, wanted) in [
        ("1h 30m", "en", 90),
        ("1h30", "en", 90),
        ("1:30", "en", 90),
        ("1:30:00", "en", 90),
        ("PT90M", "en", 90),
        ("PT1H30M", "en", 90),
        ("90 min", "en", 90),
        ("1.5 hours", "en", 90),
        ("1 hour, 30 minutes", "en", 90),
        ("1 hour and 30 minutes", "en", 90),
        ("1,5 Std.", "de", 90),
        ("1 Stunde 30 Minuten", "de", 90),
        ("1 ч 30 мин", "ru", 90),
        ("1時間30分", "ja", 90),
        ("1시간 30분", "ko", 90),
        ("1 小时 30 分钟", "zh", 90),
        ("0 min", "en", 0),
    ] {
        assert_eq!(minutes(text, language, Bare::Unsaid), Some(wanted), "{text} in {language}");
    }
    assert_eq!(minutes("1.5", "en", Bare::Hours), Some(90));
    assert_eq!(minutes("90", "en", Bare::Minutes), Some(90));
    assert_eq!(minutes("5400", "en", Bare::Seconds), Some(90));
    for refused in ["90", "-1h", "1 day", "1m 2h", "1:75", "1h 2h", "soon", "1h 30 5"] {
        assert_eq!(minutes(refused, "en", Bare::Unsaid), None, "{refused}");
    }
    assert_eq!(
        duration("1", &Context::of(Languages::default().of("en")), Bare::Hours).known(),
        Some(Effort::hours(1.0))
    );
}

#[test]
fn zones_are_found_behind_their_label() {
    assert!(dates::zone("Time zone: Europe/London").is_some());
    assert!(dates::zone("Time zone: Nowhere/Else").is_none());
    assert_eq!(time(0, 0, 0, 0), jiff::civil::Time::midnight());
}

#[test]
fn yes_and_no_are_words_of_the_language() {
    for (text, language, wanted) in [
        ("Yes", "en", true),
        ("Nein", "de-CH", false),
        ("Oui", "fr", true),
        ("tak", "pl", true),
        ("はい", "ja", true),
        ("нет", "ru", false),
        ("true", "xx", true),
        ("0", "ja", false),
        ("☑", "de", true),
        ("yes", "de", true),
    ] {
        assert_eq!(yes_no(text, language).known(), Some(wanted), "{text} in {language}");
    }
    for (text, language) in [("maybe", "en"), ("tak", "sv"), ("", "en"), ("ne", "el")] {
        assert_eq!(yes_no(text, language).known(), None, "{text} in {language}");
    }
}

#[test]
fn stages_are_those_of_the_crm_or_words_for_them() {
    for (text, crm, language, wanted) in [
        ("Closed Won", "salesforce", "en", Stage::Won),
        ("Id. Decision Makers", "salesforce", "en", Stage::Evaluation),
        ("Decision Maker Bought-In", "hubspot", "en", Stage::Proposal),
        ("contractsent", "hubspot", "en", Stage::Negotiation),
        ("Qualify", "dynamics", "en", Stage::Discovery),
        ("Proposition", "odoo", "en", Stage::Proposal),
        ("Converted", "tryton", "en", Stage::Proposal),
        ("Gewonnen", "anything", "de-AT", Stage::Won),
        ("失注", "anything", "ja", Stage::Lost),
        ("Forthcoming", "generic", "en", Stage::Discovery),
        ("En cours", "generic", "fr", Stage::Evaluation),
        ("Decision Maker Bought-In", "generic", "en", Stage::Proposal),
        ("Przegrana", "anything", "pl", Stage::Lost),
        ("Negotiation", "anything", "de", Stage::Negotiation),
    ] {
        assert_eq!(stage(text, crm, language).known(), Some(wanted), "{text} in {crm}");
    }
    for (text, crm) in
        [("Converted", "salesforce"), ("Our own stage", "salesforce"), ("New", "generic"), ("Close", "generic")]
    {
        assert_eq!(stage(text, crm, "en"), Read::Unclear(Reason::Stage), "{text}");
    }
    assert_eq!(stage("—", "salesforce", "en"), Read::Blank);
    assert_eq!(activity_kind("Réunion", "fr-CA"), Some(ActivityKind::Meeting));
    assert_eq!(activity_kind("Phone Call", "de"), Some(ActivityKind::Call));
    assert_eq!(activity_kind("Something", "en"), None);
}

#[test]
fn placeholders_say_nothing() {
    for nothing in ["", "  ", "tbd", "TBD", "n/a", "-", "—", "to be  defined"] {
        assert!(texts::says_nothing(nothing), "{nothing}");
        assert_eq!(built_in("en", |context| money::money(nothing, context)), Read::Blank);
    }
    assert!(!texts::says_nothing("tbd by Friday"));
    assert_eq!(texts::real_characters("a–b 12!"), 4);
    assert_eq!(texts::real_characters("株式会社"), 4);
}

#[test]
fn words_match_whole_and_in_any_case() {
    assert!(texts::holds_words("Tailored DEMO, on-line", "demo"));
    assert!(texts::holds_words("POC read-out", "read-out"));
    assert!(!texts::holds_words("demography", "demo"));
    assert!(!texts::holds_words("several demos", "demo"));
}

#[test]
fn facts_that_are_none_are_refused_and_the_old_ones_stay() {
    let facts = std::fs::read_to_string(format!("{}/tests/language/de.json", env!("CARGO_MANIFEST_DIR"))).unwrap();
    let mut languages = Languages::default();
    languages.learn(&facts).unwrap();
    for broken in ["", "{}", "[]", &facts.replace("\"Montag", "\"x\",\"Montag")] {
        assert_eq!(languages.learn(broken).unwrap_err().message.id, "problem-language");
    }
    assert_eq!(dates::date("3.4.2027", &Context::of(languages.of("DE"))).known(), Some(date(2027, 4, 3)));
}

/// Everything that reads a text reads any text, of any length.
fn read_every_way(text: &str, context: &Context) {
    let _ = numbers::number(text, context);
    let _ = numbers::percent(text, context);
    let _ = money::money(text, context);
    let _ = money::currency(text, context);
    let _ = dates::date_time(text, context);
    let _ = schedule(text, context);
    let _ = duration(text, context, Bare::Hours);
    let _ = settle_column([text, text], context);
    let _ = yes_no(text, "en");
    let _ = stage(text, "salesforce", "en");
}

#[test]
fn a_hundred_thousand_characters_cost_no_time() {
    let started = std::time::Instant::now();
    for piece in [
        "1",
        "1,",
        "1 ",
        "k",
        "kr ",
        "us dollars ",
        "– ",
        "10:00 – ",
        "(",
        "年",
        "mar 4 ",
        "a",
        "a.",
        "usd.",
        "🙂",
        "\u{200f}",
    ] {
        for size in [590, 100_000] {
            let text: String = piece.chars().cycle().take(size).collect();
            built_in("en", |context| read_every_way(&text, context));
        }
    }
    assert!(started.elapsed().as_secs() < 10, "{:?}", started.elapsed());
}

proptest::proptest! {
    #[test]
    fn any_text_is_read_or_refused(text in "(\\PC|[0-9 .,:/€$()–-]|mar |today |PM |h|年|ل){0,40}") {
        let machine = |context: &Context| read_every_way(&text, &Context { machine: true, ..*context });
        built_in("en", machine);
        built_in("", machine);
    }

    #[test]
    fn what_english_writes_is_read_back(minor in -1_000_000_000_000_i64..1_000_000_000_000) {
        let digits = (minor.unsigned_abs() / 100).to_string();
        let mut grouped = String::new();
        for (index, digit) in digits.chars().enumerate() {
            if index > 0 && (digits.len() - index) % 3 == 0 {
                grouped.push(',');
            }
            grouped.push(digit);
        }
        let sign = if minor < 0 { "-" } else { "" };
        let text = format!("{sign}€{grouped}.{:02}", minor.unsigned_abs() % 100);
        let read = built_in("en", |context| money::money(&text, context));
        proptest::prop_assert_eq!(read.known(), Some(Money::of_minor(minor, Currency::of("EUR").unwrap())));
    }
}
