import Fleet

extension CheckSubject {
    /// The answer where a source that tells nothing of the VM was never read; `nil` where it was, so that there was
    /// nothing: the last good facts stay when a source is refused later.
    func unread(_ source: Source) -> CheckAnswer? {
        reads.lastRead(source) == nil ? notRead(source) : nil
    }
}
