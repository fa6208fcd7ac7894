extension PackageTable {
    /// Packages of Ubuntu 22.04.
    static let ubuntu2204 = PackageTable(common: ubuntu2204Common, roles: ubuntu2204Roles)

    private static let ubuntu2204Common = """
        accountsservice 22.07.5-2ubuntu1.5 accountsservice libaccountsservice0
        acl 2.3.1-1 libacl1
        adduser 3.118ubuntu5 adduser/all
        apparmor 3.0.4-2ubuntu2.{4} apparmor libapparmor1
        apport 2.20.11-0ubuntu82.{10} apport/all python3-apport/all python3-problem-report/all
        apt 2.4.{14} apt apt-utils libapt-pkg6.0
        attr 1:2.5.1-1build1 libattr1
        audit 1:3.0.7-1build1 libaudit-common/all libaudit1
        base-files 12ubuntu4.{7}
        base-passwd 3.5.52build1
        bash 5.1-6ubuntu1.{1}
        bash-completion 1:2.11-5ubuntu1 bash-completion/all
        bc 1.07.1-3build1
        bcache-tools 1.0.8-4ubuntu3
        bind 1:9.18.{39}-0ubuntu0.22.04.2 bind9-host bind9-dnsutils bind9-libs
        bolt 0.9.2-1
        brotli 1.0.9-2build{6} libbrotli1
        btrfs-progs 5.16.2-1
        busybox 1:1.30.1-7ubuntu3.{1} busybox-initramfs busybox-static
        byobu 5.133-1 byobu/all
        bzip2 1.0.8-5build1 bzip2 libbz2-1.0
        ca-certificates {date}~22.04.1 ca-certificates/all
        chrony 4.2-2ubuntu2.{1}
        cloud-init 25.{2}-0ubuntu1~22.04.1 cloud-init/all
        cloud-utils 0.32-22-g45fe84a5-0ubuntu1 cloud-guest-utils/all
        command-not-found 22.04.0 command-not-found/all python3-commandnotfound/all
        coreutils 8.32-4.1ubuntu1.{2}
        cpio 2.13+dfsg-7ubuntu0.1
        cron 3.0pl1-137ubuntu3
        cryptsetup 2:2.4.3-1ubuntu1.{3} cryptsetup cryptsetup-bin cryptsetup-initramfs/all libcryptsetup12
        curl 7.81.0-1ubuntu1.{21} curl libcurl4 libcurl3-gnutls
        cyrus-sasl 2.1.27+dfsg2-3ubuntu1.{2} libsasl2-2 libsasl2-modules libsasl2-modules-db
        dash 0.5.11+git20210903+057cd650a4ed-3build1
        db5.3 5.3.28+dfsg1-0.8ubuntu3 libdb5.3
        dbus 1.12.20-2ubuntu4.{1} dbus dbus-user-session libdbus-1-3
        debconf 1.5.79ubuntu1 debconf/all debconf-i18n/all python3-debconf/all
        debianutils 5.5-1ubuntu2
        diffutils 1:3.8-0ubuntu2
        distro-info 1.1ubuntu0.2 distro-info
        distro-info-data 0.52ubuntu0.{11} distro-info-data/all
        dmidecode 3.3-3ubuntu0.2
        dosfstools 4.2-1build3
        dpkg 1.21.1ubuntu2.{6}
        e2fsprogs 1.46.5-2ubuntu1.{2} e2fsprogs libext2fs2 libcom-err2 libss2 logsave
        elfutils 0.186-1ubuntu0.{1} libelf1
        ethtool 1:5.16-1ubuntu0.2
        expat 2.4.7-1ubuntu0.{6} libexpat1
        file 1:5.41-3ubuntu0.1 file libmagic1 libmagic-mgc
        findutils 4.8.0-1ubuntu3
        friendly-recovery 0.2.42 friendly-recovery/all
        fuse3 3.10.5-1build1 fuse3 libfuse3-3
        fwupd 1.7.{9}-1~22.04.3 fwupd libfwupd2
        gcc 12.3.0-1ubuntu1~22.04.{2} gcc-12-base libgcc-s1 libstdc++6
        gdbm 1.23-1 libgdbm6 libgdbm-compat4
        gdisk 1.0.8-4build1
        gettext 0.21-4ubuntu4 gettext-base
        git 1:2.34.1-1ubuntu1.{15} git git-man/all
        glib 2.72.4-0ubuntu2.{6} libglib2.0-0 libglib2.0-bin libglib2.0-data/all
        glibc 2.35-0ubuntu3.{11} libc6 libc-bin locales/all
        gmp 2:6.2.1+dfsg-3ubuntu1 libgmp10
        gnupg 2.2.27-3ubuntu2.{4} gpgv dirmngr gnupg/all gnupg-utils gpg gpg-agent gpgconf gpgsm
        gnutls 3.7.3-4ubuntu1.{7} libgnutls30
        google-cloud-cli {551}.0.0-0
        google-cloud-ops-agent 2.{62}.0~ubuntu22.04
        google-compute-engine {date}.00-0ubuntu2~22.04.0 gce-compute-image-packages/all
        google-guest-agent {date}.00-0ubuntu1~22.04.1
        google-osconfig-agent {date}.00-0ubuntu1~22.04.0
        google-oslogin {date}.00-0ubuntu1~22.04.1 google-compute-engine-oslogin
        grep 3.7-1build1
        groff 1.22.4-8build1 groff-base
        grub 2.06-2ubuntu14.{8} grub-common grub2-common grub-efi-amd64-bin
        gzip 1.10-4ubuntu4.1
        hdparm 9.60+ds-1build3
        hostname 3.23ubuntu2
        htop 3.0.5-7build2
        icu 70.1-2 libicu70
        init-system-helpers 1.62 init init-system-helpers/all
        initramfs-tools 0.140ubuntu13.{5} initramfs-tools/all initramfs-tools-bin initramfs-tools-core/all
        iproute2 5.15.0-1ubuntu2
        iptables 1.8.7-1ubuntu5.2 iptables libip4tc2 libip6tc2 libxtables12
        iputils 3:20211215-1ubuntu0.1 iputils-ping iputils-tracepath
        isc-dhcp 4.4.1-2.3ubuntu2.4 isc-dhcp-client isc-dhcp-common
        json-c 0.15-3~ubuntu1.22.04.2 libjson-c5
        keyutils 1.6.1-2ubuntu3 libkeyutils1
        kmod 29-1ubuntu1 kmod libkmod2
        krb5 1.19.2-2ubuntu0.{7} libkrb5-3 libgssapi-krb5-2 libk5crypto3 libkrb5support0 krb5-locales/all
        landscape-client 23.02-0ubuntu1~22.04.{5} landscape-common
        less 590-1ubuntu0.22.04.{3}
        libarchive 3.6.0-1ubuntu1.{5} libarchive13
        libassuan 2.5.5-1build1 libassuan0
        libbsd 0.11.5-1 libbsd0
        libcap-ng 0.7.9-2.2build3 libcap-ng0
        libcap2 1:2.44-1ubuntu0.22.04.2 libcap2 libcap2-bin libpam-cap
        libedit 3.1-20210910-1build1 libedit2
        libevent 2.1.12-stable-1build3 libevent-core-2.1-7
        libffi 3.4.2-4 libffi8
        libfido2 1.10.0-1 libfido2-1
        libgcrypt20 1.9.4-3ubuntu3
        libgpg-error 1.43-3 libgpg-error0
        libidn2 2.3.2-2build1 libidn2-0
        libmaxminddb 1.5.2-1build2 libmaxminddb0
        libmnl 1.0.4-3build2 libmnl0
        libnetfilter-conntrack 1.0.9-1 libnetfilter-conntrack3
        libpsl 0.21.0-1.2build2 libpsl5
        libseccomp 2.5.3-2ubuntu3~22.04.1 libseccomp2
        libselinux 3.3-1build2 libselinux1
        libsemanage 3.3-1build2 libsemanage-common/all libsemanage2
        libsodium 1.0.18-1ubuntu0.22.04.{1} libsodium23
        libssh 0.9.6-2ubuntu0.22.04.{4} libssh-4
        libtasn1 4.18.0-4ubuntu0.{1} libtasn1-6
        libtirpc 1.3.2-2ubuntu0.1 libtirpc-common/all libtirpc3
        libunistring 1.0-1 libunistring2
        libuv1 1.43.0-1ubuntu0.1
        libxcrypt 1:4.4.27-1 libcrypt1
        libxml2 2.9.13+dfsg-1ubuntu0.{9} libxml2
        libyaml 0.2.5-1 libyaml-0-2
        linux 6.8.0-{1045}.{48}~22.04.2 linux-gcp linux-image-gcp linux-headers-gcp linux-image-6.8.0-{1045}-gcp#2 \
        linux-modules-6.8.0-{1045}-gcp#2 linux-headers-6.8.0-{1045}-gcp#2
        lmdb 0.9.24-1build2 liblmdb0
        logrotate 3.19.0-1ubuntu1.1
        lsb 11.1.0ubuntu4 lsb-base/all lsb-release/all
        lsof 4.93.2+dfsg-1.1build2
        lvm2 2.03.11-2.1ubuntu5 lvm2 2:dmsetup 2:libdevmapper1.02.1
        lxd-installer 1 lxd-installer/all
        lz4 1.9.3-2build2 liblz4-1
        man-db 2.10.2-1
        mawk 1.3.4.20200120-3
        mdadm 4.2-0ubuntu2
        media-types 7.0.0 media-types/all
        motd-news 12ubuntu4 motd-news-config/all
        multipath-tools 0.8.8-1ubuntu1.22.04.4 multipath-tools kpartx
        nano 6.2-1ubuntu0.1
        ncurses 6.3-2ubuntu0.1 libncurses6 libncursesw6 libtinfo6 ncurses-base/all ncurses-bin
        needrestart 3.5-5ubuntu2.{5} needrestart/all
        netplan.io 0.107.1-3ubuntu0.22.04.{2} netplan.io netplan-generator libnetplan0 python3-netplan
        nettle 3.7.3-1build2 libhogweed6 libnettle8
        nftables 1.0.2-1ubuntu3 nftables libnftables1
        nghttp2 1.43.0-1ubuntu0.{2} libnghttp2-14
        ntfs-3g 1:2021.8.22-3ubuntu1.2 ntfs-3g libntfs-3g89
        open-iscsi 2.1.5-1ubuntu1.{1}
        open-vm-tools 2:12.3.5-3~ubuntu0.22.04.{3}
        openldap 2.5.{19}+dfsg-0ubuntu0.22.04.1 libldap-2.5-0 libldap-common/all
        openssh 1:8.9p1-3ubuntu0.{13} openssh-server openssh-client openssh-sftp-server
        openssl 3.0.2-0ubuntu1.{20} libssl3 openssl
        p11-kit 0.24.0-6build1 libp11-kit0
        PackageKit 1.2.5-2ubuntu3 packagekit packagekit-tools libpackagekit-glib2-18
        pam 1.4.0-11ubuntu2.{6} libpam-modules libpam-modules-bin libpam-runtime/all libpam0g
        parted 3.4-2build1 parted libparted2
        pciutils 1:3.7.0-6 pciutils libpci3
        pcre2 10.39-3ubuntu0.1 libpcre2-8-0
        pcre3 2:8.39-13ubuntu0.22.04.1 libpcre3
        perl 5.34.0-3ubuntu1.{5} perl-base libperl5.34 perl perl-modules-5.34/all
        plymouth 0.9.5+git20211018-1ubuntu3 plymouth libplymouth5
        policykit 0.105-33 policykit-1 libpolkit-gobject-1-0 libpolkit-agent-1-0 pkexec polkitd
        procps 2:3.3.17-6ubuntu2.{1} procps libprocps8
        psmisc 23.4-2build3
        publicsuffix 20211207.1025-1 publicsuffix/all
        python 3.10.12-1~22.04.{12} python3.10 libpython3.10-minimal libpython3.10-stdlib libpython3.10 \
        python3.10-minimal
        python-apt 2.4.0ubuntu{4} python3-apt python-apt-common/all
        python-certifi 2020.6.20-1 python3-certifi/all
        python-configobj 5.0.6-5ubuntu0.1 python3-configobj/all
        python-cryptography 3.4.8-1ubuntu2.{2} python3-cryptography
        python-idna 3.3-1ubuntu0.1 python3-idna/all
        python-jinja2 3.0.3-1ubuntu0.{4} python3-jinja2/all
        python-requests 2.25.1+dfsg-2ubuntu0.{3} python3-requests/all
        python-setuptools 59.6.0-1.2ubuntu0.22.04.{3} python3-pkg-resources/all python3-setuptools/all
        python-twisted 22.1.0-2ubuntu2.{6} python3-twisted/all
        python-urllib3 1.26.5-1~exp1ubuntu0.{4} python3-urllib3/all
        python3-defaults 3.10.6-1~22.04.1 python3 python3-minimal libpython3-stdlib
        readline 8.1.2-1 libreadline8 readline-common/all
        rsync 3.2.7-0ubuntu0.22.04.{4}
        rsyslog 8.2112.0-2ubuntu2.{2}
        screen 4.9.0-1
        sed 4.8-1ubuntu2
        sg3-utils 1.46-1ubuntu0.22.04.1 sg3-utils libsgutils2-2 sg3-utils-udev/all
        shadow 1:4.8.1-2ubuntu2.{2} login passwd uidmap
        snapd 2.{72}+ubuntu22.04
        software-properties 0.99.22.{9} software-properties-common/all python3-software-properties/all
        sos 4.{9}.2-0ubuntu0~22.04.1 sosreport/all
        sqlite 3.37.2-2ubuntu0.{5} libsqlite3-0
        squashfs-tools 1:4.5-3build1
        strace 5.16-0ubuntu3
        sudo 1.9.9-1ubuntu2.{5}
        systemd 249.11-0ubuntu3.{17} systemd libnss-systemd libpam-systemd libsystemd0 libudev1 systemd-sysv \
        systemd-timesyncd udev
        tar 1.34+dfsg-1ubuntu0.1.22.04.2
        tcpdump 4.99.1-3ubuntu0.{2}
        tmux 3.2a-4ubuntu0.2
        tzdata {tz}-0ubuntu0.22.04.1 tzdata/all
        ubuntu-meta 1.481.4 ubuntu-minimal ubuntu-server ubuntu-standard
        ubuntu-pro {37}ubuntu0~22.04 ubuntu-pro-client ubuntu-pro-client-l10n ubuntu-advantage-tools/all
        ubuntu-release-upgrader 1:22.04.{20} ubuntu-release-upgrader-core/all python3-distupgrade/all
        ufw 0.36.1-4ubuntu0.1 ufw/all
        unattended-upgrades 2.8ubuntu1 unattended-upgrades/all
        update-manager 1:22.04.{21} update-manager-core/all python3-update-manager/all
        update-notifier 3.192.54.{8} update-notifier-common/all
        util-linux 2.37.2-4ubuntu3.{4} util-linux 1:bsdutils bsdextrautils fdisk libblkid1 libfdisk1 libmount1 \
        libsmartcols1 libuuid1 mount uuid-runtime
        vim 2:8.2.3995-1ubuntu2.{24} vim-tiny vim vim-common/all vim-runtime/all xxd
        wget 1.21.2-2ubuntu1.{1}
        xfsprogs 5.13.0-1ubuntu2.1
        xz 5.2.5-2ubuntu{1} liblzma5 xz-utils
        zerofree 1.1.1-1build3
        zlib 1:1.2.11.dfsg-2ubuntu9.{2} zlib1g
        zstd 1.4.8+dfsg-3build1 libzstd1 zstd
        """

    private static let ubuntu2204Roles = [
        "web": """
        apache 2.4.52-1ubuntu4.{16} apache2 apache2-bin apache2-data/all apache2-utils
        nginx 1.18.0-6ubuntu14.{7} nginx nginx-core nginx-common/all
        php 8.1.2-1ubuntu2.{22} php8.1-fpm php8.1-cli php8.1-common php8.1-opcache php8.1-readline
        php-defaults 2:92ubuntu1 php-common/all
        ssl-cert 1.1.2 ssl-cert/all
        """,
        "api": """
        ca-certificates-java 20190909ubuntu1.2 ca-certificates-java/all
        cups 2.4.1op1-1ubuntu4.{12} libcups2
        fontconfig 2.13.1-4.2ubuntu5 fontconfig-config libfontconfig1
        freetype 2.11.1+dfsg-1ubuntu0.{3} libfreetype6
        java 17.0.{17}+10-1~22.04 openjdk-17-jre-headless
        java-common 0.72build2 java-common/all
        mozilla-nss 2:3.98-0ubuntu0.22.04.{2} libnss3
        nspr 2:4.35-0ubuntu0.22.04.1 libnspr4
        """,
        "db": """
        libxslt 1.1.34-4ubuntu0.22.04.{4} libxslt1.1
        llvm-toolchain-14 1:14.0.0-1ubuntu1.1 libllvm14
        mariadb 1:10.6.{22}-0ubuntu0.22.04.1 mariadb-client-10.6 mariadb-client-core-10.6 mariadb-common/all \
        libmariadb3
        postgresql 14.{20}-0ubuntu0.22.04.1 postgresql-14 postgresql-client-14 libpq5
        postgresql-common 238 postgresql-common/all postgresql-client-common/all
        ssl-cert 1.1.2 ssl-cert/all
        sysstat 12.5.2-2ubuntu0.2
        """,
        "cache": """
        jemalloc 5.2.1-4ubuntu1 libjemalloc2
        memcached 1.6.14-1ubuntu0.{1}
        redis 5:6.0.16-1ubuntu1.{1} redis-server redis-tools
        """,
        "ci": """
        binutils 2.38-4ubuntu2.{10} binutils binutils-common binutils-x86-64-linux-gnu libbinutils libctf0 \
        libctf-nobfd0
        build-essential 12.9ubuntu3
        containerd 1.7.{28}-0ubuntu1~22.04.1
        docker 28.2.{2}-0ubuntu1~22.04.1 docker.io
        gcc-defaults 4:11.2.0-1ubuntu1 gcc g++ cpp
        git-lfs 3.0.2-1ubuntu0.{3}
        jq 1.6-2.1ubuntu3.{1} jq libjq1
        make 4.3-4.1build1
        nodejs 20.{19}.6-1nodesource1
        runc 1.3.{3}-0ubuntu1~22.04.2
        unzip 6.0-26ubuntu3.{2}
        zip 3.0-12build2
        """,
        "batch": """
        lapack 3.10.0-2ubuntu1 libblas3 liblapack3
        numpy 1:1.21.5-1ubuntu22.04.1 python3-numpy
        python-pip 22.0.2+dfsg-1ubuntu0.{7} python3-pip/all
        """,
        "load": """
        haproxy 2.4.{29}-0ubuntu0.22.04.1
        keepalived 1:2.2.4-0.2build1
        net-snmp 5.9.1+dfsg-1ubuntu2.{8} libsnmp40 libsnmp-base/all
        """,
        "scanner": """
        clamav 1.4.{3}+dfsg-0ubuntu0.22.04.1 clamav clamav-base/all clamav-daemon clamav-freshclam libclamav12
        libpcap 1.10.1-4ubuntu1.22.04.1 libpcap0.8
        nmap 7.91+dfsg1+really7.80+dfsg1-2ubuntu0.1 nmap nmap-common/all
        """,
        "vault": """
        opensc 0.22.0-1ubuntu{2} opensc opensc-pkcs11
        softhsm2 2.6.1-2ubuntu1
        vault 1.21.{1}-1
        """,
    ]
}
