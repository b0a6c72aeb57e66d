//! Money in whole minor units of an ISO 4217 currency.

use super::Ratio;

/// An ISO 4217 currency with its number of decimals (2 for USD, 0 for JPY, 3 for KWD).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Currency {
    code: [u8; 3],
    decimals: u8,
}

/// Currencies in use whose minor unit is not a hundredth (ISO 4217, list one).
const OTHER_DECIMALS: [(&str, u8); 25] = [
    ("BHD", 3),
    ("BIF", 0),
    ("CLF", 4),
    ("CLP", 0),
    ("DJF", 0),
    ("GNF", 0),
    ("IQD", 3),
    ("ISK", 0),
    ("JOD", 3),
    ("JPY", 0),
    ("KMF", 0),
    ("KRW", 0),
    ("KWD", 3),
    ("LYD", 3),
    ("OMR", 3),
    ("PYG", 0),
    ("RWF", 0),
    ("TND", 3),
    ("UGX", 0),
    ("UYI", 0),
    ("UYW", 4),
    ("VND", 0),
    ("VUV", 0),
    ("XAF", 0),
    ("XOF", 0),
];

/// Currencies whose minor unit is a hundredth, and XPF (0) apart (ISO 4217, list one).
const TWO_DECIMALS: &str = "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BRL BSD BTN BWP BYN BZD \
    CAD CDF CHF CNY COP CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG \
    HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK \
    MXN MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS \
    SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD UYU UZS VED VES WST XCD YER ZAR ZMW ZWG";

impl Currency {
    /// The currency of an ISO 4217 code in capitals; `None` for a code that is not in use.
    pub fn of(code: &str) -> Option<Currency> {
        let decimals = OTHER_DECIMALS
            .iter()
            .find(|(other, _)| *other == code)
            .map(|(_, decimals)| *decimals)
            .or_else(|| (code == "XPF").then_some(0))
            .or_else(|| TWO_DECIMALS.split_ascii_whitespace().any(|two| two == code).then_some(2))?;
        Some(Currency { code: code.as_bytes().try_into().ok()?, decimals })
    }

    /// The ISO 4217 code.
    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.code).unwrap_or_default()
    }

    /// Number of decimals of the minor unit, 0 to 4.
    pub fn decimals(&self) -> u8 {
        self.decimals
    }

    /// Minor units in one major unit: 100 for USD, 1 for JPY.
    pub fn minor_per_major(self) -> i64 {
        10_i64.pow(u32::from(self.decimals))
    }
}

/// An exact amount: whole minor units (cents for USD) of one currency.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Money {
    /// Whole minor units; negative for a debt or a credit note.
    pub minor: i64,
    /// The currency of the amount.
    pub currency: Currency,
}

impl Money {
    /// An amount of `minor` units.
    pub fn of_minor(minor: i64, currency: Currency) -> Money {
        Money { minor, currency }
    }

    /// An amount in major units; `None` where it has more decimals than the currency, or does not fit.
    pub fn exactly(major: Ratio, currency: Currency) -> Option<Money> {
        let minor = major.times(Ratio::whole(currency.minor_per_major()))?;
        let floor = minor.floor();
        (Ratio::new(floor, 1)? == minor).then_some(Money { minor: i64::try_from(floor).ok()?, currency })
    }

    /// Reads a plain decimal in major units, such as `40000.00`.
    pub fn parse(text: &str, currency: Currency) -> Option<Money> {
        Money::exactly(Ratio::parse(text)?, currency)
    }

    /// The amount in minor units as an exact fraction.
    pub fn ratio(self) -> Ratio {
        Ratio::whole(self.minor)
    }

    /// The amount in major units as the nearest binary floating point number: for comparing sizes, never for a payout.
    pub fn in_major(self) -> f64 {
        Ratio::new(i128::from(self.minor), i128::from(self.currency.minor_per_major())).map_or(0.0, Ratio::to_f64)
    }

    /// The amount as exact decimal text in major units, with the currency's decimals: `1234.50`, `-0.05`, `1200` (JPY).
    pub fn decimal(self) -> String {
        let size = self.minor.unsigned_abs();
        let per_major = self.currency.minor_per_major().unsigned_abs();
        let sign = if self.minor < 0 { "-" } else { "" };
        match usize::from(self.currency.decimals) {
            0 => format!("{sign}{size}"),
            width => format!("{sign}{}.{:0width$}", size / per_major, size % per_major),
        }
    }
}
