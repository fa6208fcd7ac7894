import Fleet

extension VM {
    /// The line that patches the VM now, a member of a managed instance group too, which jobs skip unless told otherwise.
    func patchLine(flags: String = "") -> String {
        let isMember = instance?.value.isMIGMember ?? false
        return project.gcloud(
            "compute os-config patch-jobs execute" + (isMember ? " --mig-instances-allowed" : "") + flags,
            "--instance-filter-names=zones/\(zone)/instances/\(name)"
        )
    }
}
