extension PackageTable {
    /// Packages of SUSE Linux Enterprise Server 15.
    static let sles15 = PackageTable(common: sles15Common, roles: sles15Roles)

    private static let sles15Common = """
        aaa_base 84.87+git20180409.04c9dae-150300.10.{28}.1 aaa_base aaa_base-extras
        acl 2.2.52-4.3.1 acl libacl1
        apparmor 3.1.7-150600.5.{9}.1 apparmor-parser apparmor-abstractions/all apparmor-profiles/all libapparmor1
        at 3.2.2-150400.4.3.2
        attr 2.4.47-2.19 libattr1
        audit 3.0.6-150400.4.16.1 audit libaudit1 libauparse0
        augeas 1.14.1-150600.3.6.1 libaugeas0
        bash 4.4-150400.27.{6}.1 bash bash-sh libreadline7
        bind 9.18.{33}-150600.3.15.1 bind-utils
        blog 2.26-150300.4.6.1 blog libblogger2
        boost 1.66.0-150200.12.7.1 libboost_system1_66_0 libboost_thread1_66_0
        branding-SLE 15-150600.34.25.1 branding-SLE/all
        brotli 1.0.7-150200.3.{5}.1 libbrotlicommon1 libbrotlidec1
        btrfsprogs 6.5.1-150600.4.3.2 btrfsprogs btrfsprogs-udev-rules/all libbtrfs0
        busybox 1.35.0-150500.10.{8}.1 busybox
        bzip2 1.0.8-150400.1.122 bzip2 libbz2-1
        c-ares 1.19.1-150000.3.{26}.1 libcares2
        ca-certificates 2.{76}-150200.41.1 ca-certificates-mozilla/all
        ca-certificates-script 2+git20240805.fd24d50-150600.3.5.1 ca-certificates/all
        chrony 4.1-150400.21.5.{7} chrony chrony-pool-suse/all
        cifs-utils 6.15-150400.3.15.1
        cloud-init 23.3-150100.8.{88}.1 cloud-init cloud-init-config-suse
        cloud-netconfig 1.{15}-150000.25.26.1 cloud-netconfig-gce/all
        cloud-regionsrv-client 10.{5}.2-150300.13.29.1 cloud-regionsrv-client/all cloud-regionsrv-client-plugin-gce/all
        coreutils 8.32-150400.9.9.1
        cpio 2.13-150400.3.6.1
        cracklib 2.9.11-150600.1.90 cracklib cracklib-dict-small libcrack2
        cron 4.2-150400.84.9.1 cron cronie
        crypto-policies 20230920.570ea89-150600.3.{9}.2 crypto-policies/all
        cryptsetup 2.7.0-150600.3.6.2 cryptsetup libcryptsetup12
        cups 2.2.7-150000.3.{77}.1 cups-config libcups2
        curl 8.14.1-150600.4.{34}.1 curl libcurl4
        cyrus-sasl 2.1.28-150600.7.{6}.2 libsasl2-3 cyrus-sasl
        dbus 1.12.2-150400.18.{8}.1 dbus-1 libdbus-1-3
        dbus-1-glib 0.108-1.29
        dehydrated-libs 2.3-1.29 libdaemon0
        dhcp 4.3.6.P1-150000.6.{22}.1 dhcp dhcp-client
        diffutils 3.6-4.3.1
        dmidecode 3.6-150400.16.16.1
        dosfstools 4.1-3.6.1
        dracut 059+suse.{609}.g05d1a7c-150600.3.27.1 dracut dracut-mkinitrd-deprecated
        e2fsprogs 1.47.0-150600.4.6.2 e2fsprogs libcom_err2 libext2fs2
        efibootmgr 17-150400.3.2.2
        elfutils 0.185-150400.5.{8}.3 libelf1 libdw1 libasm1 elfutils
        ethtool 6.4-150600.2.1
        expat 2.7.1-150400.3.{28}.1 libexpat1
        file 5.32-150000.7.16.1 file file-magic/all libmagic1
        filesystem 15.0-11.8.1
        fillup 1.42-2.18
        findutils 4.8.0-150300.3.3.2
        fipscheck 1.4.1-3.3.1 libfipscheck1
        firewalld 2.0.1-150600.3.{12}.1 firewalld/all python3-firewall/all
        freetype 2.10.4-150000.4.{22}.1 libfreetype6
        fuse 2.9.7-3.3.1 fuse libfuse2
        gawk 4.2.1-150000.3.3.1
        gcc 14.3.0+git11799-150000.1.{11}.1 libgcc_s1 libstdc++6 libgomp1
        gdbm 1.12-1.418 libgdbm4
        gettext 0.21.1-150600.3.3.2 gettext-runtime libtextstyle0
        git-core 2.51.{0}-150600.3.12.1
        glib 2.78.6-150600.4.{25}.1 glib2-tools libgio-2_0-0 libglib-2_0-0 libgmodule-2_0-0 libgobject-2_0-0
        glibc 2.38-150600.14.{37}.1 glibc glibc-extra glibc-locale glibc-locale-base glibc-i18ndata/all
        gmp 6.1.2-4.9.1 libgmp10
        gnupg 2.4.4-150600.3.{12}.1 gpg2
        gnutls 3.8.3-150600.4.{12}.1 libgnutls30
        google-cloud-cli {551}.0.0-1
        google-cloud-ops-agent 2.{62}.0-1.sles15
        google-guest-agent {date}.01-150000.1.63.1
        google-guest-configs {date}.00-150400.13.22.1 google-guest-configs/all
        google-osconfig-agent {date}.02-150000.1.50.1
        google-oslogin {date}.00-150000.1.50.1 google-guest-oslogin
        gpg-pubkey 3fa1d6ce-63c9481c gpg-pubkey/(none)
        gpm 1.20.7-3.3.1 libgpm2
        gptfdisk 1.0.9-150600.1.12
        grep 3.11-150600.1.4
        groff 1.22.4-150400.5.5.1
        growpart 0.33-150000.1.9.1
        grub 2.12-150600.8.{37}.1 grub2 grub2-i386-pc/all grub2-x86_64-efi/all
        gzip 1.10-150200.10.1
        haveged 1.9.14-150600.11.3.1 haveged libhavege2
        hwinfo 21.88-150600.3.3.1
        icu 65.1-150200.4.{15}.1 libicu65_1-ledata/all libicu-suse65_1
        iproute2 6.4-150600.7.6.1
        iptables 1.8.7-1.1 iptables libxtables12 libip4tc2 libip6tc2 xtables-plugins
        iputils 20221126-150500.3.{14}.1
        iscsi 2.1.10-150600.51.6.1 open-iscsi libopeniscsiusr0
        jansson 2.14-150000.3.5.1 libjansson4
        jq 1.6-150000.3.{9}.1 jq libjq1
        json-c 0.16-150600.1.8 libjson-c5
        kbd 2.4.0-150400.5.6.1 kbd kbd-legacy/all
        kdump 2.0.6+git19.g1a6a1a9-150600.3.{6}.1
        kexec-tools 2.0.27-150600.6.3.1
        keyutils 1.6.3-5.6.1 keyutils libkeyutils1
        kmod 29-150600.13.3.1 kmod libkmod2
        krb5 1.20.1-150600.11.{14}.1 krb5
        less 643-150600.3.{6}.1
        libaio 0.3.113-150600.15.3.1 libaio1
        libarchive 3.7.2-150600.3.{20}.1 libarchive13
        libassuan 2.5.5-150000.4.7.1 libassuan0
        libbpf 1.2.2-150600.3.{6}.2 libbpf1
        libcap 2.63-150400.3.{6}.1 libcap2 libcap-progs
        libcap-ng 0.7.9-4.37 libcap-ng0
        libdb 4.8.30-150000.7.9.1 libdb-4_8
        libedit 3.1.snap20150325-2.12 libedit0
        libestr 0.1.10-1.25 libestr0
        libfastjson 0.99.8-150000.3.3.1 libfastjson4
        libffi 3.2.1.git259-10.8 libffi7
        libgcrypt 1.10.3-150600.3.{9}.1 libgcrypt20
        libgpg-error 1.47-150600.1.3 libgpg-error0
        libidn2 2.2.0-3.6.1 libidn2-0
        libmnl 1.0.4-1.25 libmnl0
        libnetfilter_conntrack 1.0.7-1.38 libnetfilter_conntrack3
        libnfnetlink 1.0.1-2.11 libnfnetlink0
        libnftnl 1.2.0-150400.1.6 libnftnl11
        libnl3 3.3.0-1.29 libnl3-200 libnl-config/all
        libpipeline 1.4.1-1.27 libpipeline1
        libpwquality 1.4.4-150300.8.5 libpwquality1
        libseccomp 2.5.3-150400.2.4 libseccomp2
        libselinux 3.5-150600.3.3.1 libselinux1
        libsolv 0.7.{35}-150600.8.19.2 libsolv-tools libsolv-tools-base
        libssh 0.9.8-150600.11.{6}.1 libssh4 libssh-config/all
        libtasn1 4.13-150000.4.{14}.1 libtasn1-6 libtasn1
        libtirpc 1.3.4-150300.3.23.1 libtirpc3 libtirpc-netconfig
        libunistring 0.9.10-1.1 libunistring2
        libxml2 2.10.3-150500.5.{32}.1 libxml2-2 libxml2-tools
        libxslt 1.1.34-150400.3.{13}.1 libxslt1
        libyaml 0.1.7-150000.3.4.1 libyaml-0-2
        libzstd 1.5.5-150600.1.3 libzstd1 zstd
        libzypp 17.{38}.2-150600.3.79.1
        linux 6.4.0-150600.23.{81+3}.1 kernel-default#2
        linux-firmware {date}-150600.3.9.1 kernel-firmware-all/all ucode-amd/all
        logrotate 3.18.1-150400.3.10.1
        lsof 4.99.0-150600.3.3.1
        lsscsi 0.28-1.24
        lua53 5.3.6-3.6.1 liblua5_3-5
        lvm2 2.03.22-150600.3.{12}.2 lvm2 device-mapper libdevmapper1_03 liblvm2cmd2_03
        lz4 1.9.4-150600.1.4 liblz4-1
        lzo 2.10-2.22 liblzo2-2
        man-pages 4.16-1.34 man-pages/all
        mdadm 4.3-150600.3.{18}.1
        microcode {date}-150200.53.1 ucode-intel
        mokutil 0.5.0-150600.14.3.1
        mozilla-nspr 4.36-150000.3.32.1
        mozilla-nss 3.112.{2}-150400.3.60.1 mozilla-nss mozilla-nss-certs libfreebl3 libsoftokn3
        multipath-tools 0.9.8+215+suse.c70b2e5-150600.3.{7}.2 multipath-tools kpartx libmpath0
        ncurses 6.1-150000.5.{30}.1 libncurses6 ncurses-utils terminfo-base
        net-tools 2.0+git20170221.479bb4a-150000.5.13.1
        nettle 3.9.1-150600.3.2.1 libnettle8 libhogweed6
        nfs-utils 2.6.4-150600.28.{12}.1 nfs-client nfs-kernel-server
        nghttp2 1.40.0-150600.{25}.2 libnghttp2-14
        numactl 2.0.14.20.g4ee5e0c-150400.1.24 libnuma1
        openldap 2.4.46-150600.25.{6}.1 libldap-2_4-2 libldap-data/all
        openslp 2.0.0-6.18.1
        openssh 9.6p1-150600.6.{34}.1 openssh openssh-clients openssh-common openssh-server
        openssl 3.1.4-150600.5.{39}.1 libopenssl3 openssl-3
        openssl-1_1 1.1.1w-150600.5.18.1 libopenssl1_1
        p11-kit 0.23.22-150500.8.3.1 p11-kit p11-kit-tools libp11-kit0
        pam 1.3.0-150000.6.{86}.1 pam pam-config
        parted 3.5-150600.15.3.1 parted libparted0
        patterns-sles 20240605-150600.10.1 patterns-base-minimal_base patterns-gce
        pciutils 3.13.0-150300.13.9.1 pciutils libpci3
        pcre2 10.42-150600.1.{26} libpcre2-8-0
        perl 5.26.1-150300.17.{20}.1 perl perl-base
        perl-Bootloader 1.{8}.2-150600.3.9.1 perl-Bootloader
        permissions 20240826-150600.10.{18}.2 permissions permctl
        pinentry 1.1.0-4.3.1
        policykit 121-150500.3.{6}.1 polkit libpolkit-agent-1-0 libpolkit-gobject-1-0
        popt 1.16-3.22 libpopt0
        postfix 3.8.4-150600.3.6.1
        procps 3.3.17-150000.7.{42}.1 procps libprocps8
        psmisc 23.0-6.22.1
        python 3.6.15-150300.10.{97}.1 python3 python3-base libpython3_6m1_0
        python-certifi 2018.1.18-150000.3.6.1 python3-certifi/all
        python-cryptography 3.3.2-150400.{26}.1 python3-cryptography
        python-requests 2.25.1-150300.3.{18}.1 python3-requests/all
        python-setuptools 44.1.1-150400.9.{15}.1 python3-setuptools/all
        python-urllib3 1.25.10-150300.4.{18}.1 python3-urllib3/all
        python311 3.11.14-150600.3.38.1 python311 python311-base libpython3_11-1_0
        readline-doc 7.0-150400.27.6.1 readline-doc/all
        regionServiceClientConfigGCE 5.0.0-150000.4.18.1 regionServiceClientConfigGCE/all
        release-notes-sles 15.7.20250703-150600.3.6.1 release-notes-sles/all
        rpm 4.14.3-150400.59.{16}.1 rpm rpm-config-SUSE/all
        rsync 3.2.7-150600.3.{11}.1
        rsyslog 8.2406.0-150600.12.{8}.2
        samba 4.19.8+git.{435}.78ced6cf30d-150600.3.18.2 samba-client-libs samba-libs
        screen 4.6.2-150000.5.{8}.1
        sed 4.9-150600.1.4
        shadow 4.8.1-150600.17.{18}.1 shadow login_defs/all
        shim 15.8-150300.4.23.1
        slang 2.3.1a-3.13 libslang2
        sles-release 15.7-150600.64.{6}.1
        snapper 0.10.7-150600.1.2 snapper libsnapper7 snapper-zypp-plugin/all
        sqlite 3.50.2-150000.3.{33}.1 libsqlite3-0 sqlite3
        strace 5.14-150400.1.10
        sudo 1.9.15p5-150600.3.{12}.1
        supportutils 3.2.{11}-150600.3.9.1 supportutils/all supportutils-plugin-suse-public-cloud/all
        suse-module-tools 15.7.{12}-150600.3.12.2
        SUSEConnect 1.{13}.0-150600.3.14.1 suseconnect-ng
        sysconfig 0.85.10-150200.15.1 sysconfig sysconfig-netconfig
        sysfsutils 2.1.0-3.3.1
        sysstat 12.0.2-150000.3.{51}.1
        systemd 254.{27}-150600.4.43.3 systemd systemd-sysvcompat libsystemd0 libudev1 udev
        systemd-presets-branding 15.1-150600.35.3.1 systemd-presets-branding-SLE/all
        systemd-rpm-macros 16-150000.7.42.1 systemd-rpm-macros/all
        tar 1.34-150000.3.34.1
        tcl 8.6.12-150300.14.9.1
        tcpdump 4.99.1-150400.3.{6}.1
        tuned 2.10.0-150600.{13}.1 tuned/all
        tzdata {tz}-150600.91.6.2 timezone
        unzip 6.00-150000.4.11.1
        update-alternatives 1.19.0.4-150000.4.7.1
        util-linux 2.39.3-150600.4.{15}.1 util-linux util-linux-systemd libblkid1 libfdisk1 libmount1 libsmartcols1 \
        libuuid1
        vim 9.1.{1629}-150500.20.33.1 vim-small vim-data-common/all
        virt-what 1.21-150600.1.5
        wget 1.20.3-150600.19.{15}.1
        which 2.21-2.20
        wicked 0.6.{77}-150600.11.23.1 wicked wicked-service
        xfsprogs 6.7.0-150600.3.6.2 xfsprogs libhandle1
        xz 5.4.1-150600.3.{6}.1 xz liblzma5
        yast2 4.6.9-150600.1.{9} yast2 yast2-logs
        zlib 1.2.13-150500.4.{6}.1 libz1
        zypper 1.14.{94}-150600.10.52.1 zypper zypper-log/all zypper-needs-restarting/all
        """

    private static let sles15Roles = [
        "sap": """
        cluster-glue 1.0.12+v1.git.1606829003.4fec9f0-150200.3.6.1 cluster-glue libglue2
        ClusterTools2 3.1.3-150100.8.12.1 ClusterTools2/all
        corosync 2.4.6-150300.12.{13}.1 corosync libcorosync4
        crmsh 4.6.2+20250815.{3}-150600.3.35.1 crmsh/all crmsh-scripts/all
        csync2 2.0+git.1461714863.10636a4-150000.4.9.1
        drbd 9.1.22+git.0.2d8ed4d-150600.3.{6}.1 drbd drbd-kmp-default
        fence-agents 4.13.1+git.1704296072.32469f29-150600.3.{24}.1
        java 1.8.0.{472}-150000.3.109.1 java-1_8_0-openjdk-headless
        ksh 93vu-150300.18.3.1
        libatomic 14.3.0+git11799-150000.1.11.1 libatomic1
        pacemaker 2.1.7+20231219.0f7f88312-150600.6.{12}.1 pacemaker pacemaker-cli pacemaker-libs
        patterns-sap 15.7-150600.43.1 patterns-sap-hana patterns-ha-ha_sles
        resource-agents 4.13.0+git{6}.ae50f94f-150600.9.9.1
        sap-suse-cluster-connector 3.1.3-150000.1.9.1 sap-suse-cluster-connector/all
        sapconf 5.0.8-150600.40.3.1 sapconf/all
        saphanasr 0.162.{5}-150000.4.47.1 SAPHanaSR/all SAPHanaSR-doc/all
        saptune 3.1.{5}-150100.3.17.1
        sbd 1.5.2+20240304.gf45a8e1-150600.3.{6}.1
        tomcat 9.0.{108}-150200.91.1 tomcat/all tomcat-lib/all
        uuidd 2.39.3-150600.4.15.1
        """,
        "db": """
        libpq 17.{7}-150600.13.19.1 libpq5
        llvm17 17.0.6-150600.3.2.1 libLLVM17
        postgresql 16.{11}-150600.16.25.1 postgresql16 postgresql16-server postgresql16-contrib
        """,
        "web": """
        apache 2.4.58-150600.5.{38}.1 apache2 apache2-prefork apache2-utils
        apr 1.6.3-150000.3.6.1 libapr1 libapr-util1
        nginx 1.21.5-150600.10.{12}.1
        php 8.2.{29}-150600.3.19.1 php8 php8-cli php8-fpm
        """,
        "erp": """
        java 17.0.{17}.0-150400.3.60.1 java-17-openjdk-headless
        ksh 93vu-150300.18.3.1
        tomcat 9.0.{108}-150200.91.1 tomcat/all tomcat-lib/all
        unixODBC 2.3.9-150400.16.6.1 unixODBC libodbc2
        """,
        "api": """
        java 21.0.{9}.0-150600.3.18.2 java-21-openjdk-headless
        javapackages 6.3.4-150200.3.15.1 javapackages-filesystem javapackages-tools
        """,
    ]
}
