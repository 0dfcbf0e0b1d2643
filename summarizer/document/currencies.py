"""How currencies are printed: signs, codes, names and the adjectives that tell dollars from dollars."""

from __future__ import annotations


def _by_print(table: dict[str | None, tuple[str, ...]]) -> dict[str, str | None]:
    """Turn code -> printed forms into printed form -> ISO 4217 code; None where the form alone names no currency."""
    return {form: code for code, forms in table.items() for form in forms}


SIGNS: dict[str, str | None] = _by_print(
    {
        "USD": ("US$", "U.S.$", "$", "USD"),
        "AUD": ("A$", "AU$", "AUD"),
        "CAD": ("C$", "CA$", "CAD"),
        "HKD": ("HK$",),
        "NZD": ("NZ$", "NZD"),
        "SGD": ("S$",),
        "BRL": ("R$", "BRL"),
        "TWD": ("NT$",),
        "EUR": ("€", "EUR"),
        "GBP": ("£", "GBP"),
        "JPY": ("¥", "JPY"),
        "INR": ("₹", "INR"),
        "RUB": ("₽", "RUB"),
        "UAH": ("₴", "UAH"),
        "KRW": ("₩", "KRW"),
        "ILS": ("₪", "ILS"),
        "TRY": ("₺", "TRY"),
        "PLN": ("zł", "PLN"),
        None: ("Rs.", "Rs", "kr"),
        "CHF": ("Fr.", "CHF"),
        "CNY": ("CNY", "RMB"),
        "SEK": ("SEK",),
        "NOK": ("NOK",),
        "DKK": ("DKK",),
        "MXN": ("MXN",),
        "ZAR": ("ZAR",),
    }
)
ADJECTIVES: dict[str, str | None] = _by_print(
    {
        "USD": ("us", "u.s.", "american"),
        "CAD": ("canadian",),
        "AUD": ("australian",),
        "NZD": ("new zealand",),
        "HKD": ("hong kong",),
        "SGD": ("singapore",),
        "TWD": ("taiwan",),
        "GBP": ("british",),
        "EGP": ("egyptian",),
        "CHF": ("swiss",),
        "MXN": ("mexican",),
        "ARS": ("argentine",),
        "CLP": ("chilean",),
        "COP": ("colombian",),
        "PHP": ("philippine",),
        "INR": ("indian",),
        "PKR": ("pakistani",),
        "SEK": ("swedish",),
        "NOK": ("norwegian",),
        "DKK": ("danish",),
        "CZK": ("czech",),
        "TRY": ("turkish",),
        "SAR": ("saudi",),
        "QAR": ("qatari",),
        "AED": ("emirati",),
        "LBP": ("lebanese",),
        "SYP": ("syrian",),
    }
)
NAMES: dict[str, str | None] = _by_print(
    {
        "USD": ("dollar", "cent"),
        "EUR": ("euro",),
        "GBP": ("pound", "pence"),
        "JPY": ("yen",),
        "CNY": ("yuan", "renminbi"),
        "RUB": ("ruble", "rouble"),
        "UAH": ("hryvnia", "hryvnias", "hryvni"),
        "INR": ("rupee",),
        None: ("franc", "peso", "krone", "kroner", "rial", "real", "crown", "shilling"),
        "SEK": ("krona", "kronor"),
        "PLN": ("zloty", "zlotys"),
        "ILS": ("shekel",),
        "KRW": ("won",),
        "TRY": ("lira",),
        "AED": ("dirham",),
        "SAR": ("riyal",),
        "BRL": ("reais",),
        "ZAR": ("rand",),
        "HUF": ("forint",),
        "CZK": ("koruna",),
        "NGN": ("naira",),
        "MYR": ("ringgit",),
        "THB": ("baht",),
        "VND": ("dong",),
        "BDT": ("taka",),
    }
)
