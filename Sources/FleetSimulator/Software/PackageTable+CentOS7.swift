extension PackageTable {
    /// Packages of CentOS 7.
    static let centos7 = PackageTable(common: centos7Common, roles: centos7Roles)

    private static let centos7Common = """
        acl 2.2.51-15.el7 acl libacl
        acpid 2.0.19-9.el7
        attr 2.4.46-13.el7 libattr
        audit 2.8.5-4.el7 audit audit-libs
        authconfig 6.2.8-30.el7
        basesystem 10.0-7.el7.centos basesystem/all
        bash 4.2.46-{35}.el7_9
        bind 32:9.11.4-26.P2.el7_9.{16} bind-export-libs bind-libs-lite bind-license/all
        binutils 2.27-44.base.el7_9.{1}
        bzip2 1.0.6-13.el7 bzip2 bzip2-libs
        ca-certificates {year}.2.60_v7.0.306-{72}.el7_9 ca-certificates/all
        centos-release 7-9.2009.{2}.el7.centos centos-release
        chkconfig 1.7.6-1.el7
        chrony 3.4-1.el7
        cloud-init 19.4-7.el7.centos.{6}
        cloud-utils 0.29-5.el7 cloud-utils-growpart/all
        coreutils 8.22-24.el7_9.{2}
        cpio 2.11-28.el7
        cracklib 2.9.0-11.el7 cracklib cracklib-dicts
        cronie 1.4.11-25.el7_9 cronie cronie-anacron
        crontabs 1.11-6.20121102git.el7 crontabs/all
        cryptsetup 2.0.3-6.el7 cryptsetup-libs
        curl 7.29.0-59.el7_9.{2} curl libcurl
        cyrus-sasl 2.1.26-{24}.el7_9 cyrus-sasl-lib
        dbus 1:1.10.24-15.el7 dbus dbus-libs
        dbus-glib 0.100-7.el7
        dbus-python 1.1.1-9.el7
        device-mapper 7:1.02.170-6.el7_9.5 device-mapper device-mapper-libs device-mapper-event device-mapper-event-libs
        device-mapper-persistent-data 0.8.5-3.el7_9.2
        dhcp 12:4.2.5-83.el7.centos.{2} dhclient dhcp-common dhcp-libs
        diffutils 3.3-6.el7_9
        dmidecode 1:3.2-5.el7_9.1
        dracut 033-572.el7 dracut dracut-config-rescue dracut-network
        e2fsprogs 1.42.9-19.el7 e2fsprogs e2fsprogs-libs libcom_err libss
        ebtables 2.0.10-16.el7
        efibootmgr 17-2.el7
        efivar 36-12.el7 efivar-libs
        elfutils 0.176-5.el7 elfutils-libs elfutils-libelf elfutils-default-yama-scope/all
        epel-release 7-14 epel-release/all
        ethtool 2:4.8-10.el7
        expat 2.1.0-{15}.el7_9
        file 5.11-37.el7 file file-libs
        filesystem 3.2-25.el7
        findutils 1:4.5.11-6.el7
        fipscheck 1.4.1-6.el7 fipscheck fipscheck-lib
        firewalld 0.6.3-13.el7_9 firewalld/all firewalld-filesystem/all python-firewall/all
        freetype 2.8-14.el7_9.{1}
        gawk 4.0.2-4.el7_3.1
        gcc 4.8.5-44.el7 libgcc libgomp libstdc++
        gce-disk-expand 1:20221110.00-g1.el7 gce-disk-expand/all
        gdbm 1.10-8.el7
        GeoIP 1.5.0-14.el7
        gettext 0.19.8.1-3.el7_9 gettext gettext-libs
        glib 2.56.1-{9}.el7_9 glib2
        glibc 2.17-326.el7_9.{3} glibc glibc-common
        gmp 1:6.0.0-15.el7
        gnupg 2.0.22-5.el7_5 gnupg2
        gobject-introspection 1.56.1-1.el7
        google-cloud-cli {482}.0.0-1
        google-cloud-ops-agent 2.{48}.0-1.el7
        google-compute-engine 1:{date}.00-g1.el7 google-compute-engine/all
        google-guest-agent 1:{date}.00-g1.el7
        google-osconfig-agent 1:{date}.03-g1.el7
        google-oslogin 1:{date}.00-g1.el7 google-compute-engine-oslogin
        gpg-pubkey f4a80eb5-53a7ff4b gpg-pubkey/(none)
        gpgme 1.3.2-5.el7
        grep 2.20-3.el7
        groff 1.22.2-8.el7 groff-base
        grub 1:2.02-0.87.el7.centos.{14} grub2 grub2-common/all grub2-efi-x64 grub2-pc grub2-pc-modules/all \
        grub2-tools grub2-tools-extra grub2-tools-minimal
        grubby 8.28-26.el7
        gssproxy 0.7.0-30.el7_9
        gzip 1.5-11.el7_9
        hardlink 1:1.0-19.el7
        hostname 3.13-3.el7_7.1
        hwdata 0.252-9.7.el7
        initscripts 9.49.53-1.el7_9.1
        iproute 4.11.0-30.el7
        iprutils 2.4.17.1-3.el7_7
        ipset 7.1-1.el7 ipset ipset-libs
        iptables 1.4.21-35.el7
        iputils 20160308-10.el7
        irqbalance 3:1.0.7-12.el7
        jansson 2.10-1.el7
        json-c 0.11-4.el7_0
        kbd 1.15.5-16.el7_9 kbd kbd-legacy/all kbd-misc/all
        kexec-tools 2.0.15-51.el7_9.3
        keyutils 1.5.8-3.el7 keyutils-libs
        kmod 20-28.el7 kmod kmod-libs
        krb5 1.15.1-{55}.el7_9 krb5-libs
        less 458-{10}.el7_9
        libassuan 2.1.0-3.el7
        libcap 2.22-11.el7
        libcap-ng 0.7.5-4.el7
        libcroco 0.6.12-6.el7_9
        libdaemon 0.14-7.el7
        libdb 5.3.21-25.el7 libdb libdb-utils
        libedit 3.0-12.20121213cvs.el7
        libestr 0.1.9-2.el7
        libfastjson 0.99.4-3.el7
        libffi 3.0.13-19.el7
        libgcrypt 1.5.3-14.el7
        libgpg-error 1.12-3.el7
        libidn 1.28-4.el7
        libmnl 1.0.3-7.el7
        libndp 1.2-9.el7
        libnetfilter_conntrack 1.0.6-1.el7_3
        libnfnetlink 1.0.1-4.el7
        libnfsidmap 0.25-19.el7
        libnl3 3.2.28-4.el7 libnl3 libnl3-cli
        libpcap 14:1.5.3-13.el7_9
        libpipeline 1.2.3-3.el7
        libpng 2:1.5.13-8.el7
        libpwquality 1.2.3-5.el7
        libseccomp 2.3.1-4.el7
        libselinux 2.5-15.el7 libselinux libselinux-python libselinux-utils
        libsemanage 2.5-14.el7
        libsepol 2.5-10.el7
        libssh2 1.8.0-4.el7_9.{1}
        libtasn1 4.10-1.el7
        libteam 1.29-3.el7 libteam teamd
        libtirpc 0.2.4-0.16.el7
        libunistring 0.9.3-9.el7
        libuser 0.60-9.el7
        libutempter 1.1.6-4.el7
        libverto 0.2.5-4.el7 libverto libverto-libevent
        libxml2 2.9.1-6.el7_9.{6} libxml2 libxml2-python
        libxslt 1.1.28-6.el7
        linux 3.10.0-1160.{119}.1.el7 kernel#3 kernel-tools kernel-tools-libs python-perf
        linux-firmware 20200421-{83}.git78c0348.el7_9 linux-firmware/all iwl7260-firmware/all
        logrotate 3.8.6-19.el7
        lshw B.02.18-17.el7
        lua 5.1.4-15.el7
        lvm2 7:2.02.187-6.el7_9.5 lvm2 lvm2-libs
        lz4 1.8.3-1.el7
        lzo 2.06-8.el7
        make 1:3.82-24.el7
        man-db 2.6.3-11.el7
        mariadb 1:5.5.68-{1}.el7 mariadb-libs
        microcode 2:2.1-73.{20}.el7_9 microcode_ctl
        mokutil 15.8-1.el7
        mozilla-nss 3.90.0-{2}.el7_9 nss nss-sysinit nss-tools
        mozilla-nss-softokn 3.90.0-6.el7_9 nss-softokn nss-softokn-freebl nss-util
        ncurses 5.9-14.20130511.el7_4 ncurses ncurses-base/all ncurses-libs
        net-tools 2.0-0.25.20131004git.el7
        NetworkManager 1:1.18.8-2.el7_9 NetworkManager NetworkManager-libnm NetworkManager-team NetworkManager-tui
        newt 0.52.15-4.el7
        nfs-utils 1:1.3.0-0.68.el7.2
        nmap 2:6.40-19.el7 nmap-ncat
        nspr 4.35.0-1.el7_9
        openldap 2.4.44-{25}.el7_9
        openssh 7.4p1-{23}.el7_9 openssh openssh-clients openssh-server
        openssl 1:1.0.2k-{26}.el7_9 openssl openssl-libs
        os-prober 1.58-9.el7
        p11-kit 0.23.5-3.el7 p11-kit p11-kit-trust
        pam 1.1.8-{23}.el7
        parted 3.1-32.el7
        passwd 0.79-6.el7
        pciutils 3.5.1-3.el7 pciutils pciutils-libs
        pcre 8.32-17.el7
        perl 4:5.16.3-{299}.el7_9 perl perl-libs perl-macros
        perl-modules 1.63-3.el7 perl-Pod-Usage/all perl-constant/all perl-parent/all
        pinentry 0.8.1-17.el7
        plymouth 0.8.9-0.34.20140113.el7.centos plymouth plymouth-core-libs plymouth-scripts
        policycoreutils 2.5-34.el7
        policykit 0.112-26.el7_9.{1} polkit
        polkit-pkla-compat 0.1-4.el7
        popt 1.13-16.el7
        postfix 2:2.10.1-9.el7
        procps 3.3.10-28.el7 procps-ng
        pth 2.0.7-23.el7
        pygobject 3.22.0-1.el7_4.1 python-gobject-base
        pyparsing 1.5.6-9.el7 pyparsing/all
        python 2.7.5-{94}.el7_9 python python-libs
        python-backports 1.0-8.el7 python-backports python-ipaddress/all
        python-requests 2.6.0-{10}.el7 python-requests/all
        python-six 1.9.0-2.el7 python-six/all
        python-urlgrabber 3.10-10.el7 python-urlgrabber/all
        python-urllib3 1.10.2-7.el7 python-urllib3/all
        qemu 10:2.12.0-3.el7 qemu-guest-agent
        qrencode 3.4.1-3.el7 qrencode-libs
        readline 6.2-11.el7
        rootfiles 8.1-11.el7 rootfiles/all
        rpcbind 0.2.0-49.el7
        rpm 4.11.3-{48}.el7_9 rpm rpm-build-libs rpm-libs rpm-python
        rsync 3.1.2-{12}.el7_9
        rsyslog 8.24.0-57.el7_9.{3}
        sed 4.2.2-7.el7
        selinux-policy 3.13.1-268.el7_9.{2} selinux-policy/all selinux-policy-targeted/all
        setup 2.8.71-11.el7 setup/all
        sg3_utils 1:1.37-19.el7 sg3_utils sg3_utils-libs
        shadow 2:4.6-5.el7 shadow-utils
        shim 15.8-1.el7 shim-x64
        slang 2.2.4-11.el7
        sqlite 3.7.17-8.el7_7.{1}
        sudo 1.8.23-10.el7_9.{3}
        systemd 219-78.el7_9.{9} systemd systemd-libs systemd-sysv
        sysvinit 2.88-14.dsf.el7 sysvinit-tools
        tar 2:1.26-35.el7
        tcp_wrappers 7.6-77.el7 tcp_wrappers tcp_wrappers-libs
        tuned 2.11.0-{12}.el7_9 tuned/all
        tzdata {tz}-1.el7 tzdata/all
        ustr 1.0.4-16.el7
        util-linux 2.23.2-65.el7_9.{1} util-linux libblkid libmount libsmartcols libuuid
        vim 2:7.4.629-{8}.el7_9 vim-minimal
        virt-what 1.18-4.el7_9.1
        wget 1.14-18.el7_6.{1}
        which 2.20-7.el7
        wpa_supplicant 1:2.6-12.el7_9.2
        xfsprogs 4.5.0-22.el7
        xz 5.2.2-{2}.el7_9 xz xz-libs
        yum 3.4.3-168.el7.centos yum/all
        yum-metadata-parser 1.1.4-10.el7
        yum-utils 1.1.31-54.el7_8 yum-utils/all yum-plugin-fastestmirror/all
        zlib 1.2.7-{21}.el7_9
        """

    private static let centos7Roles = [
        "web": """
        apr 1.4.8-7.el7
        apr-util 1.5.2-6.el7_9.1
        httpd 2.4.6-99.el7.centos.{1} httpd httpd-tools
        mailcap 2.1.41-2.el7 mailcap/all
        mod_ssl 1:2.4.6-99.el7.centos.1 mod_ssl
        php 5.4.16-{48}.el7 php php-cli php-common
        """,
        "db": """
        libaio 0.3.109-13.el7
        mariadb-server 1:5.5.68-1.el7 mariadb mariadb-server
        perl-DBD-MySQL 4.023-6.el7
        postgresql 9.2.24-{9}.el7_9 postgresql postgresql-libs postgresql-server
        """,
        "batch": """
        ksh 20120801-144.el7_9
        numpy 1:1.7.1-13.el7
        python3 3.6.8-{21}.el7_9 python3 python3-libs
        """,
        "erp": """
        compat-libstdc++-33 3.2.3-72.el7
        java 1:1.8.0.{412}.b08-1.el7_9 java-1.8.0-openjdk-headless
        ksh 20120801-144.el7_9
        libaio 0.3.109-13.el7
        """,
        "api": """
        copy-jdk-configs 3.3-10.el7_5 copy-jdk-configs/all
        java 1:1.8.0.{412}.b08-1.el7_9 java-1.8.0-openjdk-headless
        javapackages-tools 3.4.1-11.el7 javapackages-tools/all
        """,
    ]
}
