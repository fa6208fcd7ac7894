import Fleet

extension CheckSubject {
    /// The answer where a source that tells nothing of the VM was not read; `nil` where it was, so that there is nothing.
    func unread(_ source: Source) -> CheckAnswer? {
        let isRead = context.lastRead(source, zone: vm.zone) != nil && !context.isRefused(source, zone: vm.zone)
        return isRead ? nil : notRead(source)
    }
}
