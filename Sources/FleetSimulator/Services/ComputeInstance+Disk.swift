/// Disks, whose licences tell the operating system of a VM that never reported one.
extension ComputeInstance {
    /// The boot disk, and the data disk of a database.
    var disks: [JSONValue] {
        let boot = disk(
            at: 0,
            name: machine.name,
            gigabytes: machine.system == .windows2022 ? 50 : 20,
            licenses: Self.licenses(of: machine.system, isNode: isNode),
            features: Self.features(of: machine.system)
        )
        guard group.role == "db" || group.role == "sap" else { return [boot] }
        return [boot, disk(at: 1, name: machine.name + "-data", gigabytes: 500, licenses: [], features: [])]
    }

    private func disk(
        at index: Int,
        name: String,
        gigabytes: Int,
        licenses: [String],
        features: [String]
    ) -> JSONValue {
        [
            "kind": "compute#attachedDisk",
            "type": "PERSISTENT",
            "mode": "READ_WRITE",
            "source": .text("\(zoneLink)/disks/\(name)"),
            "deviceName": .text("persistent-disk-\(index)"),
            "index": .integer(index),
            "boot": .flag(index == 0),
            "autoDelete": .flag(index == 0),
            "licenses": .strings(licenses.map { "\(ComputeView.root)projects/\($0)" }),
            "interface": "SCSI",
            "guestOsFeatures": .nonEmpty(features.map { ["type": .text($0)] }),
            "diskSizeGb": .text(String(gigabytes)),
            "architecture": index == 0 ? "X86_64" : .absent,
        ]
    }

    /// The licences of the image that a VM was made from.
    ///
    /// https://cloud.google.com/compute/docs/images/os-details
    private static func licenses(of system: OperatingSystem, isNode: Bool) -> [String] {
        let own: [String] =
            switch system {
            case .debian12: ["debian-cloud/global/licenses/debian-12-bookworm"]
            case .ubuntu2404: ["ubuntu-os-cloud/global/licenses/ubuntu-2404-lts"]
            case .ubuntu2204: ["ubuntu-os-cloud/global/licenses/ubuntu-2204-lts"]
            case .rhel9: ["rhel-cloud/global/licenses/rhel-9-server"]
            case .centos7: ["centos-cloud/global/licenses/centos-7"]
            case .sles15: ["suse-cloud/global/licenses/sles-15"]
            case .windows2022: ["windows-cloud/global/licenses/windows-server-2022-dc"]
            case .cos:
                [
                    "cos-cloud/global/licenses/cos", "cos-cloud-shielded/global/licenses/shielded-cos",
                    "cos-cloud/global/licenses/cos-pcid",
                ]
            }
        return isNode ? ["gke-node-images/global/licenses/gke-node"] + own : own
    }

    private static func features(of system: OperatingSystem) -> [String] {
        switch system {
        case .windows2022: ["MULTI_IP_SUBNET", "UEFI_COMPATIBLE", "VIRTIO_SCSI_MULTIQUEUE", "GVNIC", "WINDOWS"]
        case .cos: ["UEFI_COMPATIBLE", "VIRTIO_SCSI_MULTIQUEUE", "SEV_CAPABLE", "SECURE_BOOT", "GVNIC"]
        case .centos7: ["UEFI_COMPATIBLE", "GVNIC"]
        case .debian12, .ubuntu2404, .ubuntu2204, .rhel9, .sles15:
            ["UEFI_COMPATIBLE", "VIRTIO_SCSI_MULTIQUEUE", "GVNIC"]
        }
    }
}
