extension PackageTable {
    /// Packages of Windows Server 2022, as GooGet names them.
    static let windows2022 = PackageTable(common: windows2022Common, roles: windows2022Roles)

    private static let windows2022Common = """
        certgen 20240229.00.0@1
        googet 2.18.5@0
        google-cloud-ops-agent 2.{62}.0@1
        google-compute-engine-auto-updater 1.2.1@1 google-compute-engine-auto-updater/noarch
        google-compute-engine-diagnostics 1.2.0@0
        google-compute-engine-driver-gga 1.1.3@9
        google-compute-engine-driver-gvnic 2.0.0@{45}
        google-compute-engine-driver-nvme 1.0.2@8
        google-compute-engine-metadata-scripts {date}.00.0@1
        google-compute-engine-powershell 20240612.00.0@1 google-compute-engine-powershell/noarch
        google-compute-engine-sysprep {date}.00.0@1 google-compute-engine-sysprep/noarch
        google-compute-engine-vss 1.1.{9}@56
        google-guest-agent {date}.00.0@1 google-compute-engine-windows
        google-osconfig-agent {date}.00.0+win@1
        google-windows-drivers 100.{107}.104@1 google-compute-engine-driver-balloon \
        google-compute-engine-driver-netkvm google-compute-engine-driver-pvpanic google-compute-engine-driver-vioscsi
        """

    private static let windows2022Roles = [
        "erp": """
        google-cloud-sap-agent 3.{10}.0@1 google-cloud-sap-agent
        """,
        "ad": """
        google-cloud-ad-diagnostics 1.0.{4}@1
        """,
        "db": """
        google-cloud-workload-agent 1.{4}.0@1
        """,
        "web": """
        iis-site-checks {date}.00.0@1
        """,
        "ci": """
        google-cloud-build-worker 1.{21}.0@1
        """,
    ]
}
