/// Packages of Windows Server 2022 and Container-Optimized OS.
extension SoftwareTable {
    /// GooGet packages of every Windows VM; each is listed as a Windows application too.
    static let windows = """
        certgen 20240229.00.0@1
        googet 2.18.5@0
        google-cloud-ops-agent 2.60.0@1 > 2.61.0@1
        google-compute-engine-auto-updater/all 1.2.1@1
        google-compute-engine-driver-gga 1.1.3@9
        google-compute-engine-driver-gvnic 2.0.0@32
        google-compute-engine-driver-netkvm 100.94.104@1
        google-compute-engine-driver-pvpanic 100.94.104@1
        google-compute-engine-driver-vioscsi 100.94.104@1
        google-compute-engine-metadata-scripts 20260520.00.0@1
        google-compute-engine-powershell/all 20240612.00.0@1
        google-compute-engine-sysprep/all 20240612.00.0@1
        google-compute-engine-vss 1.1.9@56
        google-compute-engine-windows 20260520.00.0@1
        google-osconfig-agent 20260720.00.0+win@1 > 20260901.00.0+win@1
        """

    /// What every COS VM has.
    static let cos = """
        app-admin/fluent-bit 3.1.10
        app-admin/google-guest-agent 20260515.00
        app-admin/google-guest-configs 20260402.00
        app-admin/google-osconfig-agent 20260715.00
        app-admin/node-problem-detector 0.8.20
        app-admin/oslogin 20250821.00
        app-admin/stackdriver-logging-agent 1.9.8
        app-admin/sudo 1.9.15_p5
        app-arch/gzip 1.13
        app-arch/tar 1.35
        app-arch/xz-utils 5.4.7
        app-arch/zstd 1.5.6
        app-containers/cni-plugins 1.4.0
        app-containers/containerd 2.0.5
        app-containers/cri-tools 1.31.0
        app-containers/docker 27.5.1
        app-containers/runc 1.2.6
        app-crypt/gnupg 2.4.7
        app-emulation/cloud-init 23.2.2
        app-misc/ca-certificates 20250419.3.110
        app-misc/jq 1.7.1
        app-shells/bash 5.2_p37
        chromeos-base/update_engine 0.0.3
        dev-db/sqlite 3.46.1
        dev-go/crypto 0.35.0
        dev-go/net 0.36.0
        dev-lang/python 3.8.20
        dev-libs/expat 2.7.1
        dev-libs/glib 2.82.5
        dev-libs/libxml2 2.13.8
        dev-libs/openssl 3.0.16
        dev-libs/protobuf 3.21.12
        net-dns/c-ares 1.34.5
        net-firewall/iptables 1.8.11
        net-firewall/nftables 1.1.1
        net-fs/nfs-utils 2.6.4
        net-misc/chrony 4.6.1
        net-misc/curl 8.13.0
        net-misc/openssh 9.9_p2
        net-misc/rsync 3.4.1
        net-misc/socat 1.8.0.3
        net-misc/wget 1.25.0
        sys-apps/coreutils 9.5
        sys-apps/dbus 1.15.8
        sys-apps/ethtool 6.11
        sys-apps/kmod 33
        sys-apps/shadow 4.14.8
        sys-apps/systemd 254.26
        sys-apps/toolbox 1.1
        sys-apps/util-linux 2.40.4
        sys-fs/e2fsprogs 1.47.2
        sys-fs/xfsprogs 6.8.0
        sys-kernel/lakitu-kernel-6_6 6.6.93
        sys-libs/glibc 2.36
        sys-libs/ncurses 6.5_p20250118
        sys-libs/pam 1.7.0
        sys-libs/zlib 1.3.1
        sys-process/lsof 4.99.4
        sys-process/procps 4.0.5
        """
}
