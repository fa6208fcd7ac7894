/// Shows how far long work is, where someone watches standard error; a pipe sees nothing of it.
struct ProgressMeter {
    private var isShowing = false
    private var lastMebibytes = 0

    /// Shows how much of a file was read; small files pass in silence.
    mutating func show(_ path: String, byteCount: Int) {
        let mebibytes = byteCount >> 20
        guard Terminal.isWatched, mebibytes >= 8, mebibytes >= lastMebibytes + 8 || mebibytes < lastMebibytes else {
            return
        }
        lastMebibytes = mebibytes
        isShowing = true
        Terminal.redraw("\(path): \(mebibytes) MiB")
    }

    /// Takes the line away again.
    mutating func clear() {
        lastMebibytes = 0
        guard isShowing else { return }
        isShowing = false
        Terminal.redraw("")
    }
}
