/// Packages of RHEL 9 and SLES 15.
extension SoftwareTable {
    /// What every RHEL VM has.
    static let rhel = """
        acl 2.3.1-4.el9
        audit 3.1.5-4.el9
        authselect 1.2.6-3.el9
        basesystem/all 11-13.el9
        bash 5.1.8-9.el9
        bind-utils 32:9.16.23-31.el9_6
        ca-certificates/all 2024.2.69_v8.0.303-91.4.el9_4
        chrony 4.6.1-1.el9
        cloud-init/all 24.4-4.el9_6.3
        coreutils 8.32-39.el9
        cracklib 2.9.6-27.el9
        cronie 1.5.7-14.el9_6
        crypto-policies/all 20250128-1.git5269e22.el9
        cryptsetup-libs 2.7.2-3.el9_5
        curl 7.76.1-31.el9 > 7.76.1-31.el9_6.1
        dbus 1:1.12.20-8.el9
        device-mapper 9:1.02.202-6.el9
        dnf/all 4.14.0-25.el9
        dracut 057-88.git20250311.el9_6
        e2fsprogs 1.46.5-7.el9
        elfutils-libs 0.192-6.el9_6
        expat 2.5.0-5.el9_6 > 2.5.0-5.el9_6.1
        file 5.39-16.el9
        findutils 1:4.8.0-7.el9
        firewalld/all 1.3.4-9.el9_5
        glib2 2.68.4-16.el9_6.2
        glibc 2.34-168.el9_6.20 > 2.34-168.el9_6.23
        gnupg2 2.3.3-4.el9
        gnutls 3.8.3-6.el9
        google-cloud-cli 540.0.0-1
        google-compute-engine/all 1:20260820.00-g1.el9
        google-compute-engine-oslogin 1:20260724.00-g1.el9
        google-guest-agent 1:20260815.00-g1.el9
        google-osconfig-agent 1:20260901.00-g1.el9
        grep 3.6-5.el9
        grub2-common/all 1:2.06-104.el9_6
        gzip 1.12-1.el9
        iproute 6.11.0-1.el9
        iptables-nft 1.8.10-11.el9_5
        kernel 5.14.0-570.35.1.el9_6 > 5.14.0-570.39.1.el9_6
        kernel-core 5.14.0-570.35.1.el9_6 > 5.14.0-570.39.1.el9_6
        krb5-libs 1.21.1-8.el9_6
        less 590-5.el9
        libcurl 7.76.1-31.el9 > 7.76.1-31.el9_6.1
        libselinux 3.6-3.el9
        libssh 0.10.4-13.el9 > 0.10.4-15.el9_6
        libxml2 2.9.13-11.el9_6
        logrotate 3.18.0-10.el9
        lvm2 9:2.03.28-6.el9
        ncurses 6.2-10.20210508.el9_6.2
        NetworkManager 1:1.52.0-5.el9_6
        openldap 2.6.8-4.el9
        openssh 8.7p1-45.el9
        openssh-server 8.7p1-45.el9
        openssl 1:3.2.2-6.el9_5.1 > 1:3.2.2-6.el9_6.2
        openssl-libs 1:3.2.2-6.el9_5.1 > 1:3.2.2-6.el9_6.2
        pam 1.5.1-25.el9_6
        policycoreutils 3.6-2.1.el9
        polkit 0.117-13.el9
        procps-ng 3.3.17-14.el9
        python3 3.9.21-2.el9_6.1
        python3-libs 3.9.21-2.el9_6.1
        redhat-release 9.6-0.1.el9
        rpm 4.16.1.3-37.el9
        rsyslog 8.2412.0-1.el9
        selinux-policy-targeted/all 38.1.53-5.el9_6
        setup/all 2.13.7-10.el9
        shadow-utils 2:4.9-12.el9
        sqlite-libs 3.34.1-8.el9_6
        sssd-client 2.9.6-4.el9_6.2
        sudo 1.9.5p2-10.el9_6.1
        systemd 252-51.el9_6.1
        tar 2:1.34-7.el9
        tuned/all 2.25.1-2.el9_6
        tzdata/all 2025b-1.el9
        util-linux 2.37.4-21.el9
        vim-minimal 2:8.2.2637-22.el9_6
        xfsprogs 6.4.0-5.el9
        xz 5.2.5-8.el9_0
        yum/all 4.14.0-25.el9
        zlib 1.2.11-40.el9
        """

    /// What databases have besides.
    static let rhelDatabase = """
        libicu 67.1-10.el9_6
        postgresql 13.22-1.el9_6
        postgresql-private-libs 13.22-1.el9_6
        postgresql-server 13.22-1.el9_6
        """

    /// What every SLES VM has.
    static let sles = """
        aaa_base 84.87+git20180409.04c9dae-150300.10.23.1
        apparmor-parser 3.1.7-150600.5.3.2
        audit 3.0.6-150400.4.16.1
        bash 4.4-150400.27.3.2
        bind-utils 9.18.33-150600.3.12.1
        bzip2 1.0.8-150400.1.122
        ca-certificates-mozilla/all 2.74-150200.41.1
        chrony 4.1-150400.21.5.7
        cloud-init 23.3-150100.8.85.4
        coreutils 8.32-150400.9.9.1
        cpio 2.13-150400.3.6.1
        cracklib 2.9.11-150600.1.90
        cron 4.2-150400.84.9.1
        curl 8.6.0-150600.4.21.1 > 8.14.1-150600.4.28.1
        dbus-1 1.12.2-150400.18.8.1
        dracut 059+suse.554.g5d4a5d4e-150600.3.23.1
        e2fsprogs 1.47.0-150600.4.6.2
        file 5.32-150000.7.16.1
        findutils 4.8.0-150300.3.3.2
        glib2-tools 2.78.6-150600.4.16.1
        glibc 2.38-150600.14.32.1 > 2.38-150600.14.37.1
        gpg2 2.4.4-150600.3.9.1
        google-guest-agent 20250506.01-150000.1.63.1
        google-guest-configs/all 20241205.00-150400.13.22.1
        google-guest-oslogin 20240701.00-150000.1.50.1
        google-osconfig-agent 20260416.02-150000.1.50.1 > 20260901.00-150000.1.53.1
        grep 3.11-150600.1.4
        grub2 2.12-150600.8.31.1
        gzip 1.10-150200.10.1
        iproute2 6.4-150600.7.6.1
        kbd 2.4.0-150400.5.6.1
        kernel-default 6.4.0-150600.23.60.5 > 6.4.0-150600.23.65.1
        krb5 1.20.1-150600.11.11.2
        less 643-150600.3.3.1
        libcurl4 8.6.0-150600.4.21.1 > 8.14.1-150600.4.28.1
        libopenssl3 3.1.4-150600.5.33.1 > 3.1.4-150600.5.36.4
        libsolv-tools 0.7.34-150600.8.17.2
        libxml2-2 2.10.3-150500.5.29.1
        libzypp 17.37.10-150600.3.74.1
        logrotate 3.18.1-150400.3.10.1
        lvm2 2.03.22-150600.3.12.2
        mozilla-nss 3.112-150400.3.57.1
        nfs-client 2.6.4-150600.28.12.1
        openssh 9.6p1-150600.6.29.2
        openssl-3 3.1.4-150600.5.33.1 > 3.1.4-150600.5.36.4
        pam 1.3.0-150000.6.86.1
        perl 5.26.1-150300.17.20.1
        permissions 20240826-150600.10.18.2
        polkit 121-150500.3.6.1
        procps 3.3.17-150000.7.42.1
        python3 3.6.15-150300.10.93.1
        python311 3.11.13-150600.3.35.1
        rpm 4.14.3-150400.59.16.1
        rsyslog 8.2406.0-150600.12.8.2
        saptune 3.1.5-150100.3.17.1
        sed 4.9-150600.1.4
        sles-release 15.6-150600.64.3.1
        sqlite3 3.50.2-150000.3.33.1
        sudo 1.9.15p5-150600.3.12.1
        supportutils/all 3.2.11-150600.3.9.1
        SUSEConnect 1.0.0-150000.1.1
        suse-module-tools 15.6.11-150600.3.9.2
        systemd 254.27-150600.4.43.3
        tar 1.34-150000.3.34.1
        timezone 2025b-150600.91.6.2
        util-linux 2.39.3-150600.4.12.2
        vim-small 9.1.1406-150500.20.27.1
        wget 1.20.3-150600.19.15.1
        xfsprogs 6.7.0-150600.3.6.2
        xz 5.4.1-150600.3.3.1
        zypper 1.14.94-150600.10.52.1
        """

    /// What SAP hosts have besides.
    static let slesSAP = """
        ClusterTools2/all 3.1.3-150100.8.12.1
        corosync 2.4.6-150300.12.13.1
        pacemaker 2.1.7+20231219.0f7f88312-150600.6.9.1
        resource-agents 4.13.0+git6.ae50f94f-150600.9.9.1
        saphanasr/all 0.162.5-150000.4.47.1
        """
}
