// Alerts are acts like any other: they stand in the journal and ring again in every replay.

extension World {
    mutating func setAlert(_ request: AlertRequest) throws(Refusal) -> [Event] {
        guard !isAtEnd else { throw .atEnd(now) }
        let alert = Alert(request: request, condition: try resolved(request.condition))
        guard !alerts.contains(alert) else { throw .alertIsSet }
        alerts.append(alert)
        return [Event(now, .alertSet(alert, isMet: isMet(alert.condition, after: [])))]
    }

    mutating func takeBackAlert(_ number: Int?) throws(Refusal) -> [Event] {
        guard !alerts.isEmpty else { throw .noAlert(nil) }
        guard let number else {
            defer { alerts = [] }
            return [Event(now, .alertsOff(alerts))]
        }
        guard alerts.indices.contains(number - 1) else { throw .noAlert(number) }
        return [Event(now, .alertsOff([alerts.remove(at: number - 1)]))]
    }

    /// Rings what the bar that brought these events has made true.
    mutating func ring(after events: inout [Event]) {
        guard !alerts.isEmpty else { return }
        let ringing = alerts.compactMap { alert in
            met(alert.condition, after: events).map { (alert: alert, point: $0) }
        }
        guard !ringing.isEmpty else { return }
        alerts.removeAll { alert in ringing.contains { $0.alert == alert } }
        events += ringing.map { Event(now, .rang($0.alert, at: $0.point)) }
    }
}

extension Act {
    /// The same move of the tape when it went only so many bars.
    func cut(to bars: Int) -> Act {
        if case .away = self { .away(.bars(bars)) } else { .step(bars) }
    }
}
