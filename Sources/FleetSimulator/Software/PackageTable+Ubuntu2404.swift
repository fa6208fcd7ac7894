extension PackageTable {
    /// Packages of Ubuntu 24.04.
    static let ubuntu2404 = PackageTable(common: ubuntu2404Common, roles: ubuntu2404Roles)

    private static let ubuntu2404Common = """
        acl 2.3.2-1build1.1 libacl1 acl
        adduser 3.137ubuntu1 adduser/all
        apparmor 4.0.1really4.0.1-0ubuntu0.24.04.{5} apparmor libapparmor1
        apport 2.28.1-0ubuntu3.{8} apport/all apport-core-dump-handler/all python3-apport/all python3-problem-report/all
        appstream 1.0.2-1build6 appstream libappstream5
        apt 2.8.{3} apt apt-utils libapt-pkg6.0t64
        attr 1:2.5.2-1build1.1 libattr1
        audit 1:3.1.2-2.1build1.1 libaudit-common/all libaudit1
        base-files 13ubuntu10.{3}
        base-passwd 3.6.3build1
        bash 5.2.21-2ubuntu4
        bash-completion 1:2.11-8 bash-completion/all
        bc 1.07.1-3ubuntu4
        bcache-tools 1.0.8-5build1
        bind 1:9.18.{39}-0ubuntu0.24.04.2 bind9-host bind9-dnsutils bind9-libs
        bolt 0.9.7-1
        brotli 1.1.0-2build{2} libbrotli1
        btrfs-progs 6.6.3-1.1build2
        busybox 1:1.36.1-6ubuntu3.{1} busybox-initramfs busybox-static
        byobu 6.11-0ubuntu1 byobu/all
        bzip2 1.0.8-5.1build0.1 bzip2 libbz2-1.0
        ca-certificates {date}~24.04.1 ca-certificates/all
        chrony 4.5-1ubuntu4.{2}
        cloud-init 25.{2}-0ubuntu1~24.04.1 cloud-init/all
        cloud-utils 0.33-1 cloud-guest-utils/all cloud-initramfs-copymods/all cloud-initramfs-dyn-netconf/all
        command-not-found 23.04.0 command-not-found/all python3-commandnotfound/all
        coreutils 9.4-3ubuntu6.{1}
        cpio 2.15+dfsg-1ubuntu2
        cron 3.0pl1-184ubuntu2 cron cron-daemon-common/all
        cryptsetup 2:2.7.0-1ubuntu4.{2} cryptsetup cryptsetup-bin cryptsetup-initramfs/all libcryptsetup12
        curl 8.5.0-2ubuntu10.{6} curl libcurl4t64 libcurl3t64-gnutls
        cyrus-sasl 2.1.28+dfsg1-5ubuntu3.{1} libsasl2-2 libsasl2-modules libsasl2-modules-db
        dash 0.5.12-6ubuntu5
        db5.3 5.3.28+dfsg2-7 libdb5.3t64
        dbus 1.14.10-4ubuntu4.{1} dbus dbus-bin dbus-daemon dbus-session-bus-common/all dbus-system-bus-common/all \
        dbus-user-session libdbus-1-3
        debconf 1.5.86ubuntu1 debconf/all debconf-i18n/all python3-debconf/all
        debianutils 5.17build1
        diffutils 1:3.10-1build1
        distro-info 1.7build1 distro-info
        distro-info-data 0.60ubuntu0.{4} distro-info-data/all
        dmidecode 3.5-3ubuntu0.1
        dosfstools 4.2-1.1build1
        dpkg 1.22.6ubuntu6.{5}
        e2fsprogs 1.47.0-2.4~exp1ubuntu4.1 e2fsprogs libext2fs2t64 libcom-err2 libss2 logsave
        elfutils 0.190-1.1ubuntu0.{1} libelf1t64 libdw1t64
        ethtool 1:6.7-1build1
        expat 2.6.1-2ubuntu0.{3} libexpat1
        file 1:5.45-3build1 file libmagic1t64 libmagic-mgc
        findutils 4.9.0-5build1
        friendly-recovery 0.2.42 friendly-recovery/all
        fuse3 3.14.0-5build1 fuse3 libfuse3-3
        fwupd 1.9.{31}-0ubuntu1~24.04.1 fwupd libfwupd2
        gcc 14.2.0-4ubuntu2~24.04.{1} gcc-14-base libgcc-s1 libstdc++6
        gdbm 1.23-5.1build1 libgdbm6t64 libgdbm-compat4t64
        gdisk 1.0.10-1build1
        gettext 0.21-14ubuntu2 gettext-base
        git 1:2.43.0-1ubuntu7.{3} git git-man/all
        glib 2.80.0-6ubuntu3.{5} libglib2.0-0t64 libglib2.0-bin libglib2.0-data/all
        glibc 2.39-0ubuntu8.{6} libc6 libc-bin locales/all
        gmp 2:6.3.0+dfsg-2ubuntu6.1 libgmp10
        gnupg 2.4.4-2ubuntu17.{3} gpgv dirmngr gnupg/all gnupg-utils gpg gpg-agent gpgconf gpgsm keyboxd
        gnutls 3.8.3-1.1ubuntu3.{4} libgnutls30t64
        google-cloud-cli {551}.0.0-0
        google-cloud-ops-agent 2.{62}.0~ubuntu24.04
        google-compute-engine {date}.00-0ubuntu2~24.04.0 gce-compute-image-packages/all
        google-guest-agent {date}.00-0ubuntu1~24.04.1
        google-osconfig-agent {date}.00-0ubuntu1~24.04.0
        google-oslogin {date}.00-0ubuntu1~24.04.1 google-compute-engine-oslogin
        grep 3.11-4build1
        groff 1.23.0-3build2 groff-base
        grub 2.12-1ubuntu7.{3} grub-common grub2-common grub-efi-amd64-bin
        gzip 1.12-1ubuntu3.1
        hdparm 9.65+ds-1build3
        hostname 3.23+nmu2ubuntu2
        htop 3.3.0-4build1
        icu 74.2-1ubuntu3.1 libicu74
        init-system-helpers 1.66ubuntu1 init init-system-helpers/all
        initramfs-tools 0.142ubuntu25.{5} initramfs-tools/all initramfs-tools-bin initramfs-tools-core/all
        iproute2 6.1.0-1ubuntu6.{2}
        iptables 1.8.10-3ubuntu2 iptables libip4tc2 libip6tc2 libxtables12
        iputils 3:20240117-1ubuntu0.1 iputils-ping iputils-tracepath
        jansson 2.14-2build2 libjansson4
        json-c 0.17-1build1 libjson-c5
        keyutils 1.6.3-3build1 libkeyutils1
        kmod 31+20240202-2ubuntu7.1 kmod libkmod2
        krb5 1.20.1-6ubuntu2.{6} libkrb5-3 libgssapi-krb5-2 libk5crypto3 libkrb5support0 krb5-locales/all
        landscape-client 24.02-0ubuntu5.{6} landscape-common
        less 590-2ubuntu2.{1}
        libarchive 3.7.2-2ubuntu0.{5} libarchive13t64
        libassuan 2.5.6-1build1 libassuan0
        libbpf 1:1.3.0-2build2 libbpf1
        libbsd 0.12.1-1build1.1 libbsd0
        libcap-ng 0.8.4-2build2 libcap-ng0
        libcap2 1:2.66-5ubuntu2.2 libcap2 libcap2-bin libpam-cap
        libedit 3.1-20230828-1build1 libedit2
        libevent 2.1.12-stable-9ubuntu2 libevent-core-2.1-7t64
        libffi 3.4.6-1build1 libffi8
        libfido2 1.14.0-1build3 libfido2-1
        libgcrypt20 1.10.3-2build1
        libgpg-error 1.47-3build2.1 libgpg-error0
        libidn2 2.3.7-2build1.1 libidn2-0
        libmaxminddb 1.9.1-1build1 libmaxminddb0
        libmnl 1.0.5-2build1 libmnl0
        libnetfilter-conntrack 1.0.9-6build1 libnetfilter-conntrack3
        libpsl 0.21.2-1.1build1 libpsl5t64
        libseccomp 2.5.5-1ubuntu3.1 libseccomp2
        libselinux 3.5-2ubuntu2.1 libselinux1
        libsemanage 3.5-1build5 libsemanage-common/all libsemanage2
        libsodium 1.0.18-1build3 libsodium23
        libssh 0.10.6-2ubuntu0.{1} libssh-4
        libtasn1 4.19.0-3ubuntu0.24.04.{1} libtasn1-6
        libunistring 1.1-2build1.1 libunistring5
        libuv1 1.48.0-1.1build1 libuv1t64
        libxcrypt 1:4.4.36-4build1 libcrypt1
        libxml2 2.9.14+dfsg-1.3ubuntu3.{6} libxml2
        libyaml 0.2.5-1build1 libyaml-0-2
        linux 6.14.0-{1021}.{22}~24.04.1 linux-gcp linux-image-gcp linux-headers-gcp linux-image-6.14.0-{1021}-gcp#2 \
        linux-modules-6.14.0-{1021}-gcp#2 linux-headers-6.14.0-{1021}-gcp#2
        lmdb 0.9.31-1build1 liblmdb0
        logrotate 3.21.0-2build1
        lsb-release-minimal 12.0-2 lsb-release/all
        lsof 4.95.0-1build3
        lvm2 2.03.16-3ubuntu3.{2} lvm2 2:dmsetup 2:libdevmapper1.02.1
        lxd-installer 4ubuntu0.1 lxd-installer/all
        lz4 1.9.4-1build1.1 liblz4-1
        man-db 2.12.0-4build2
        mawk 1.3.4.20240123-1build1
        mdadm 4.3-1ubuntu2.1
        media-types 10.1.0 media-types/all
        microcode 3.20251111.0ubuntu0.24.04.{1} intel-microcode
        motd-news 13ubuntu10 motd-news-config/all
        multipath-tools 0.9.4-5ubuntu8 multipath-tools kpartx
        nano 7.2-2ubuntu0.1
        ncurses 6.4+20240113-1ubuntu2 libncursesw6 libtinfo6 ncurses-base/all ncurses-bin
        needrestart 3.6-7ubuntu4.{5} needrestart/all
        netplan.io 1.1.2-{2}~ubuntu24.04.2 netplan.io netplan-generator libnetplan1 python3-netplan
        nettle 3.9.1-2.2build1.1 libhogweed6t64 libnettle8t64
        nftables 1.0.9-1build1 nftables libnftables1
        nghttp2 1.59.0-1ubuntu0.{2} libnghttp2-14
        ntfs-3g 1:2022.10.3-1.2ubuntu3 ntfs-3g libntfs-3g89t64
        open-iscsi 2.1.9-3ubuntu5.{4}
        open-vm-tools 2:12.5.0-1~ubuntu0.24.04.{2}
        openldap 2.6.{10}+dfsg-0ubuntu0.24.04.1 libldap2 libldap-common/all
        openssh 1:9.6p1-3ubuntu13.{14} openssh-server openssh-client openssh-sftp-server
        openssl 3.0.13-0ubuntu3.{6} libssl3t64 openssl
        p11-kit 0.25.3-4ubuntu2.1 libp11-kit0
        PackageKit 1.2.8-2ubuntu1.{4} packagekit packagekit-tools libpackagekit-glib2-18
        pam 1.5.3-5ubuntu5.{5} libpam-modules libpam-modules-bin libpam-runtime/all libpam0g
        parted 3.6-4build1 parted libparted2t64
        pciutils 1:3.10.0-2build1 pciutils libpci3
        pcre2 10.42-4ubuntu2.1 libpcre2-8-0
        perl 5.38.2-3.2ubuntu0.{2} perl-base libperl5.38t64 perl perl-modules-5.38/all
        plymouth 24.004.60-1ubuntu7.1 plymouth libplymouth5
        policykit 124-2ubuntu1.24.04.{2} polkitd libpolkit-gobject-1-0 libpolkit-agent-1-0
        procps 2:4.0.4-4ubuntu3.{2} procps libproc2-0
        psmisc 23.7-1build1
        publicsuffix 20231001.0357-0.1 publicsuffix/all
        python 3.12.3-1ubuntu0.{9} python3.12 libpython3.12-minimal libpython3.12-stdlib libpython3.12t64 \
        python3.12-minimal
        python-apt 2.7.7ubuntu5.{1} python3-apt python-apt-common/all
        python-babel 2.10.3-3build1 python3-babel/all
        python-certifi 2023.11.17-1 python3-certifi/all
        python-configobj 5.0.8-3 python3-configobj/all
        python-cryptography 41.0.7-4ubuntu0.{1} python3-cryptography
        python-idna 3.6-2ubuntu0.1 python3-idna/all
        python-jinja2 3.1.2-1ubuntu1.{3} python3-jinja2/all
        python-jsonschema 4.10.3-2ubuntu1 python3-jsonschema/all
        python-requests 2.31.0+dfsg-1ubuntu1.{1} python3-requests/all
        python-setuptools 68.1.2-2ubuntu1.{2} python3-pkg-resources/all python3-setuptools/all
        python-twisted 24.3.0-1ubuntu0.{1} python3-twisted/all
        python-urllib3 2.0.7-1ubuntu0.{3} python3-urllib3/all
        python3-defaults 3.12.3-0ubuntu2.{1} python3 python3-minimal libpython3-stdlib
        readline 8.2-4build1 libreadline8t64 readline-common/all
        rsync 3.2.7-1ubuntu1.{2}
        rsyslog 8.2312.0-3ubuntu9.{1}
        screen 4.9.1-1ubuntu1
        sed 4.9-2build1
        sg3-utils 1.46-3ubuntu4 sg3-utils libsgutils2-1.46-2 sg3-utils-udev/all
        shadow 1:4.13+dfsg1-4ubuntu3.2 login passwd uidmap
        snapd 2.{72}+ubuntu24.04
        software-properties 0.99.49.{3} software-properties-common/all python3-software-properties/all
        sos 4.{9}.2-0ubuntu0~24.04.1 sosreport/all
        sqlite 3.45.1-1ubuntu2.{5} libsqlite3-0
        squashfs-tools 1:4.6.1-1build1
        strace 6.8-0ubuntu2
        sudo 1.9.15p5-3ubuntu5.24.04.{1}
        systemd 255.4-1ubuntu8.{11} systemd libnss-systemd libpam-systemd libsystemd0 libsystemd-shared libudev1 \
        systemd-dev/all systemd-resolved systemd-sysv systemd-timesyncd udev
        tar 1.35+dfsg-3build1
        tcpdump 4.99.4-3ubuntu4.24.04.{1}
        thin-provisioning-tools 0.9.0-2ubuntu5.1
        tmux 3.4-1ubuntu0.1
        tzdata {tz}-0ubuntu0.24.04.1 tzdata/all
        ubuntu-meta 1.539.2 ubuntu-minimal ubuntu-server ubuntu-server-minimal ubuntu-standard
        ubuntu-pro {37}ubuntu0~24.04 ubuntu-pro-client ubuntu-pro-client-l10n
        ubuntu-release-upgrader 1:24.04.{27} ubuntu-release-upgrader-core/all python3-distupgrade/all
        ufw 0.36.2-6 ufw/all
        unattended-upgrades 2.9.1+nmu4ubuntu1 unattended-upgrades/all
        update-manager 1:24.04.{12} update-manager-core/all python3-update-manager/all
        update-notifier 3.192.68.{2} update-notifier-common/all
        util-linux 2.39.3-9ubuntu6.{3} util-linux 1:bsdutils bsdextrautils fdisk libblkid1 libfdisk1 libmount1 \
        libsmartcols1 libuuid1 mount uuid-runtime
        vim 2:9.1.0016-1ubuntu7.{9} vim-tiny vim vim-common/all vim-runtime/all xxd
        wget 1.21.4-1ubuntu4.{1}
        xfsprogs 6.6.0-1ubuntu2.1
        xxhash 0.8.2-2build1 libxxhash0
        xz 5.6.1+really5.4.5-1ubuntu0.{2} liblzma5 xz-utils
        zerofree 1.1.1-1build5
        zlib 1:1.3.dfsg-3.1ubuntu2.{1} zlib1g
        zstd 1.5.5+dfsg2-2build1.1 libzstd1 zstd
        """
}
