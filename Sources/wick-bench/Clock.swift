#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Processor time of this thread in seconds: the machine may be shared. BENCH_WALL=1 asks for wall time.
func now() -> Double {
    var time = timespec()
    clock_gettime(getenv("BENCH_WALL") == nil ? CLOCK_THREAD_CPUTIME_ID : CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
}

func median(_ values: [Double]) -> Double {
    let sorted = values.sorted()
    return sorted.isEmpty ? 0 : sorted[sorted.count / 2]
}

/// A figure with so many digits after the point.
func figure(_ value: Double, _ digits: Int = 3) -> String {
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: 64) { buffer in
        guard let base = buffer.baseAddress else { return "" }
        _ = withVaList([Int32(digits), value]) { vsnprintf(base, 64, "%.*f", $0) }
        return String(cString: base)
    }
}
