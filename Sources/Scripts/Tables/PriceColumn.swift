/// What a column of a table of prices may mean.
///
/// Names are those of the exchanges' and programs' own exports, as their pages or open importers show
/// them: MetaTrader 4 and 5, TradingView, Binance, Bybit, OKX, Coinbase, Kraken, Bitstamp, BitMEX,
/// KuCoin, Deribit, CryptoDataDownload, CoinMarketCap, dukascopy, Stooq, Yahoo and yfinance,
/// investing.com in nine languages, Excel in German and English.
public enum PriceColumn: String, TableColumn {
    case time, date, clock, open, high, low, close, mark, symbol, finished

    public var names: [String] {
        switch self {
        case .time:
            [
                "open time", "time open", "open timestamp", "start time", "start at", "start",
                "time", "timestamp", "datetime", "date time", "gmt time", "local time", "unix",
                "unix time", "unix timestamp", "unix ms", "timestamp ms", "epoch", "ts", "t",
                "bar time", "candle begin time", "time period start", "period start", "Zeitpunkt",
                "Zeitstempel", "Datum Zeit", "Datum Uhrzeit", "time close", "close time",
                "end time",
                "timestamp end", "utc time", "snapped at", "ticks", "时间",
            ]
        case .date:
            [
                "date", "day", "trade date", "Datum", "Fecha", "Data", "dt", "yyyymmdd", "session",
                "Дата", "日期", "Tarih",
            ]
        case .clock:
            [
                "clock", "hour", "time of day", "hhmm", "hhmmss", "Uhrzeit", "Zeit", "Heure",
                "Hora", "Ora", "Stunde", "Uur", "Время",
            ]
        case .open:
            [
                "open", "o", "open price", "price open", "Eröffnung", "Eröffnungskurs", "Eröffn.",
                "Erster", "Ouverture", "Ouv.", "Apertura", "Otwarcie", "Abertura", "Откр.",
                "Открытие",
                "开盘", "开盘价", "Açılış",
            ]
        case .high:
            [
                "high", "h", "high price", "price high", "Hoch", "Höchst", "Höchstkurs",
                "Tageshoch",
                "Plus Haut", "Haut", "Máximo", "Massimo", "Najwyzszy", "max", "Máxima", "Hoog",
                "Hoogste",
                "Макс.", "Максимум", "最高", "最高价", "Yüksek",
            ]
        case .low:
            [
                "low", "l", "low price", "price low", "Tief", "Tiefst", "Tiefstkurs", "Tagestief",
                "Plus Bas", "Bas", "Mínimo", "Minimo", "Najnizszy", "min", "Mínima", "Laag",
                "Laagste",
                "Мин.", "Минимум", "最低", "最低价", "Düşük",
            ]
        case .close:
            [
                "close", "c", "close price", "price close", "last", "last price", "close/last",
                "Schluss", "Schlusskurs", "Schlußkurs", "Zuletzt", "Letzter", "Dernier", "Clôture",
                "Cierre", "Último", "Ultimo", "Chiusura", "Zamkniecie",
                "Fechamento", "Laatste", "Slotkoers", "Цена", "Закрытие", "收盘", "收盘价", "Şimdi",
                "price",
            ]
        case .mark: ["mark", "mark price", "mark close", "close mark"]
        case .symbol:
            [
                "symbol", "ticker", "pair", "instrument", "instrument name", "inst id", "market",
                "coin", "product id", "tic",
            ]
        case .finished: ["confirm", "is closed", "is final"]
        }
    }

    public var meaning: String {
        switch self {
        case .time: "when the bar begins: a whole time, or a clock beside a date"
        case .date: "its day, with the clock behind it or in a column of its own"
        case .clock: "the clock of that day"
        case .open: "the first price of the bar"
        case .high: "its highest price"
        case .low: "its lowest price"
        case .close: "its last price"
        case .mark: "the mark price at its close"
        case .symbol: "whose prices they are: BTCUSDT, BTC-USD, XBT/USD"
        case .finished: "0 or false while the bar still runs"
        }
    }

    /// Without these no row is a bar.
    static let prices: [PriceColumn] = [.open, .high, .low, .close]

    /// Names of a clock that has hours alone: `22`.
    static let hourNames = ["hour", "stunde", "heure", "hora", "ora", "uur"]

    /// Names that say when a bar ends.
    static let endNames = ["timeclose", "closetime", "endtime", "timestampend"]
}

/// In which order four prices stand where no line names them.
public enum PriceOrder: String, Sendable, CaseIterable {
    /// Nearly everybody.
    case usual = "open, high, low, close"
    /// Coinbase: docs.cdp.coinbase.com, "Get product candles".
    case coinbase = "low, high, open, close"
    /// KuCoin and Bitfinex.
    case kucoin = "open, close, high, low"
    /// HTX, once Huobi.
    case htx = "open, close, low, high"

    /// Which of the four is the open, the high, the low and the close.
    var places: (open: Int, high: Int, low: Int, close: Int) {
        switch self {
        case .usual: (0, 1, 2, 3)
        case .coinbase: (2, 1, 0, 3)
        case .kucoin: (0, 2, 3, 1)
        case .htx: (0, 3, 2, 1)
        }
    }
}
