extension PackageTable {
    /// Packages of Debian 12.
    static let debian12 = PackageTable(common: debian12Common, roles: debian12Roles)

    private static let debian12Common = """
        acl 2.3.1-3 libacl1
        adduser 3.134 adduser/all
        apparmor 3.0.8-3
        apt 2.6.2 apt apt-utils libapt-pkg6.0
        apt-listchanges 3.24 apt-listchanges/all
        argon2 0~20171227-0.3+deb12u1 libargon2-1
        attr 1:2.5.1-4 libattr1
        audit 1:3.0.9-1 libaudit-common/all libaudit1
        base-files 12.4+deb12u{12}
        base-passwd 3.6.1
        bash 5.2.15-2+b13
        bash-completion 1:2.11-6 bash-completion/all
        bind 1:9.18.{41}-1~deb12u1 bind9-host bind9-dnsutils bind9-libs
        brotli 1.0.9-2+deb12u{1} libbrotli1
        busybox 1:1.35.0-4+deb12u1+b1
        bzip2 1.0.8-5+b1 bzip2 libbz2-1.0
        ca-certificates {date}~deb12u1 ca-certificates/all
        cdebconf 0.270 libdebconfclient0
        chardet 5.1.0+dfsg-2 python3-chardet/all
        chrony 4.3-2+deb12u{2}
        cloud-utils 0.33-1 cloud-guest-utils/all cloud-image-utils/all
        coreutils 9.1-1
        cpio 2.13+dfsg-7.1
        cron 3.0pl1-162 cron cron-daemon-common/all
        cryptsetup 2:2.6.1-4~deb12u2 libcryptsetup12
        curl 7.88.1-10+deb12u{14} curl libcurl4 libcurl3-gnutls
        cyrus-sasl 2.1.28+dfsg-10+deb12u{1} libsasl2-2 libsasl2-modules-db
        dash 0.5.12-2
        db5.3 5.3.28+dfsg2-1 libdb5.3
        dbus 1.14.10-1~deb12u1 dbus dbus-bin dbus-daemon dbus-system-bus-common/all dbus-session-bus-common/all \
        libdbus-1-3
        dbus-python 1.3.2-4+b1 python3-dbus
        debconf 1.5.82 debconf/all python3-debconf/all
        debian-archive-keyring 2023.3+deb12u2 debian-archive-keyring/all
        debianutils 5.7-0.5~deb12u1
        dh-runit 2.15.2 runit-helper/all
        diffutils 1:3.8-4
        distro-info 1.5+deb12u{1} python3-distro-info/all
        distro-info-data 0.58+deb12u{6} distro-info-data/all
        dmidecode 3.4-1
        dosfstools 4.2-1
        dpkg 1.21.23
        e2fsprogs 1.47.0-2+b2 e2fsprogs libext2fs2 libss2 libcom-err2 logsave
        elfutils 0.188-2.1 libelf1
        ethtool 1:6.1-1
        expat 2.5.0-1+deb12u{4} libexpat1
        file 1:5.44-3 file libmagic1 libmagic-mgc
        findutils 4.9.0-4
        fstrm 0.6.1-1 libfstrm0
        gcc 12.2.0-14+deb12u{1} libgcc-s1 libstdc++6 gcc-12-base
        gce-disk-expand 1:20230707.00-g1 gce-disk-expand/all
        gdbm 1.23-3 libgdbm6
        gdisk 1.0.9-2.1
        gettext 0.21-12 gettext-base
        glibc 2.36-9+deb12u{13} libc6 libc-bin libc-l10n/all locales/all
        gmp 2:6.2.1+dfsg1-1.1 libgmp10
        gnupg 2.2.40-1.1+deb12u{1} dirmngr gnupg/all gnupg-utils gpg gpg-agent gpgconf gpgsm gpgv
        gnutls 3.7.9-2+deb12u{6} libgnutls30
        google-cloud-cli {551}.0.0-0 google-cloud-cli google-cloud-cli-anthoscli
        google-cloud-ops-agent 2.{62}.0~debian12
        google-cloud-packages-archive-keyring 1.2-629101324 google-cloud-packages-archive-keyring/all
        google-compute-engine 1:{date}.00-g1 google-compute-engine/all
        google-guest-agent 1:{date}.00-g1
        google-osconfig-agent 1:{date}.00-g1
        google-oslogin 1:{date}.00-g1+deb12 google-compute-engine-oslogin
        gpm 1.20.7-10+b1 libgpm2
        grep 3.8-5
        groff 1.22.4-10 groff-base
        grub 1+2.06+13+deb12u2 grub-efi-amd64-signed
        grub 2.06-13+deb12u2 grub-common grub-efi-amd64-bin grub2-common
        gzip 1.12-1
        hostname 3.23+nmu1
        icu 72.1-3+deb12u{1} libicu72
        ifupdown 0.8.41
        init-system-helpers 1.65.2+deb12u{1} init init-system-helpers/all
        initramfs-tools 0.142+deb12u{2} initramfs-tools/all initramfs-tools-core/all
        iproute2 6.1.0-3
        iptables 1.8.9-2 iptables libip4tc2 libip6tc2 libxtables12
        iputils 3:20221126-1+deb12u{1} iputils-ping
        isc-dhcp 4.4.3-P1-2 isc-dhcp-client isc-dhcp-common
        jansson 2.14-2 libjansson4
        json-c 0.16-2 libjson-c5
        keyutils 1.6.3-2 libkeyutils1
        kmod 30+20221128-1 kmod libkmod2
        krb5 1.20.1-2+deb12u{4} libkrb5-3 libgssapi-krb5-2 libk5crypto3 libkrb5support0 krb5-locales/all
        less 590-2.1~deb12u2
        libassuan 2.5.5-5 libassuan0
        libbpf 1:1.1.2-0+deb12u{1} libbpf1
        libbsd 0.11.7-2 libbsd0
        libcap-ng 0.8.3-1+b3 libcap-ng0
        libcap2 1:2.66-4+deb12u{2}+b2 libcap2 libcap2-bin
        libedit 3.1-20221030-2 libedit2
        libestr 0.1.11-1 libestr0
        libevent 2.1.12-stable-8+deb12u{1} libevent-core-2.1-7
        libfastjson 1.2304.0-1 libfastjson4
        libffi 3.4.4-1 libffi8
        libfido2 1.12.0-2+b1 libfido2-1
        libgcrypt20 1.10.1-3+deb12u{1}
        libgpg-error 1.46-1 libgpg-error0
        libidn2 2.3.3-1+b1 libidn2-0
        libksba 1.6.3-2 libksba8
        liblocale-gettext-perl 1.07-5
        liblognorm 2.0.6-4 liblognorm5
        libmaxminddb 1.7.1-1 libmaxminddb0
        libmd 1.0.4-2 libmd0
        libmnl 1.0.4-3 libmnl0
        libnetfilter-conntrack 1.0.9-3 libnetfilter-conntrack3
        libnfnetlink 1.0.2-2 libnfnetlink0
        libnftnl 1.2.4-2 libnftnl11
        libnsl 1.3.0-2 libnsl2
        libpipeline 1.5.7-1 libpipeline1
        libpsl 0.21.2-1 libpsl5
        libseccomp 2.5.4-1+deb12u{1} libseccomp2
        libselinux 3.4-1+b6 libselinux1
        libsemanage 3.4-1 libsemanage-common/all
        libsemanage 3.4-1+b5 libsemanage2
        libsepol 3.4-2.1 libsepol2
        libssh2 1.10.0-3+deb12u{1} libssh2-1
        libtasn1 4.19.0-2+deb12u{1} libtasn1-6
        libtirpc 1.3.3+ds-1 libtirpc-common/all libtirpc3
        libunistring 1.0-2 libunistring2
        liburcu 0.13.2-1 liburcu8
        libutempter 1.2.1-3 libutempter0
        libuv1 1.44.2-1+deb12u{1}
        libxcrypt 1:4.4.33-2 libcrypt1
        libxml2 2.9.14+dfsg-1.3~deb12u{4}
        libyaml 0.2.5-1 libyaml-0-2
        libzstd 1.5.4+dfsg2-5 libzstd1 zstd
        linux 6.1.{158+2}-1 linux-image-cloud-amd64 linux-image-6.1.0-{41}-cloud-amd64#2
        linux-base 4.12.1~deb12u1 linux-base/all
        lmdb 0.9.24-1 liblmdb0
        logrotate 3.21.0-1
        lsb-release-minimal 12.0-1 lsb-release/all
        lsof 4.95.0-1
        lvm2 2:1.02.185-2 dmsetup libdevmapper1.02.1
        lz4 1.9.4-1 liblz4-1
        man-db 2.11.2-2
        manpages 6.03-2 manpages/all
        mawk 1.3.4.20200120-3.1
        media-types 10.0.0 media-types/all
        mokutil 0.6.0-2
        nano 7.2-1+deb12u1
        ncurses 6.4-4 libncursesw6 libtinfo6 ncurses-base/all ncurses-bin
        net-tools 2.10-0.1+deb12u2
        netbase 6.4 netbase/all
        netcat 1.10-47 netcat-traditional
        nettle 3.8.1-2 libhogweed6 libnettle8
        newt 0.52.23-1+b1 libnewt0.52 whiptail
        nftables 1.0.6-2+deb12u{1} libnftables1 nftables
        nghttp2 1.52.0-1+deb12u{2} libnghttp2-14
        npth 1.6-3 libnpth0
        openldap 2.5.13+dfsg-5 libldap-2.5-0
        openssh 1:9.2p1-2+deb12u{7} openssh-client openssh-server openssh-sftp-server
        openssl 3.0.{17}-1~deb12u2 libssl3 openssl
        os-prober 1.81
        p11-kit 0.24.1-2 libp11-kit0
        pam 1.5.2-6+deb12u{1} libpam-modules libpam-modules-bin libpam-runtime/all libpam0g
        parted 3.5-3+deb12u{1} parted libparted2
        pciutils 1:3.9.0-4 libpci3 pciutils
        pcre2 10.42-1+deb12u{1} libpcre2-8-0
        perl 5.36.0-7+deb12u{3} perl-base libperl5.36 perl perl-modules-5.36/all
        pinentry 1.2.1-1 pinentry-curses
        popt 1.19+dfsg-1 libpopt0
        procps 2:4.0.2-3 libproc2-0 procps
        protobuf-c 1.4.1-1+b1 libprotobuf-c1
        psmisc 23.6-1
        publicsuffix 20230209.2326-1 publicsuffix/all
        pycurl 7.45.2-3 python3-pycurl
        pyparsing 3.0.9-1 python3-pyparsing/all
        python 3.11.2-6+deb12u{6} python3.11 libpython3.11-minimal libpython3.11-stdlib python3.11-minimal
        python-apt 2.6.0 python3-apt
        python-certifi 2022.9.24-1 python3-certifi/all
        python-debian 0.1.49 python3-debian/all
        python-httplib2 0.20.4-3+deb12u{1} python3-httplib2/all
        python-idna 3.3-1+deb12u{1} python3-idna/all
        python-requests 2.28.1+dfsg-1 python3-requests/all
        python-urllib3 1.26.12-1+deb12u{3} python3-urllib3/all
        python3-defaults 3.11.2-1+b1 libpython3-stdlib python3 python3-minimal
        qemu 1:7.2+dfsg-7+deb12u{16} qemu-utils
        readline 8.2-1.3 libreadline8 readline-common/all
        reportbug 12.0.0 reportbug/all
        rsyslog 8.2302.0-1+deb12u{1}
        rtmpdump 2.4+20151223.gitfa8646d.1-2+b2 librtmp1
        scowl 2020.12.07-2 wamerican/all
        screen 4.9.0-4
        sed 4.9-1+deb12u{1}
        sensible-utils 0.0.17+nmu1 sensible-utils/all
        setuptools 66.1.1-1+deb12u{1} python3-pkg-resources/all
        shadow 1:4.13+dfsg1-1+deb12u{1} login passwd
        shim 16.1-2~deb12u1 shim-unsigned
        shim-signed 1.51~1+deb12u1+16.1-2~deb12u1 shim-signed shim-signed-common/all
        six 1.16.0-4 python3-six/all
        slang2 2.3.3-3 libslang2
        socat 1.7.4.4-2
        sqlite 3.40.1-2+deb12u{1} libsqlite3-0
        sudo 1.9.13p3-1+deb12u{3}
        systemd 252.{39}-1~deb12u1 systemd libnss-systemd libpam-systemd libsystemd0 libsystemd-shared systemd-sysv \
        systemd-resolved systemd-timesyncd udev libudev1
        sysvinit 3.06-4 sysvinit-utils
        tar 1.34+dfsg-1.2+deb12u1
        tcpdump 4.99.3-1
        traceroute 1:2.1.2-1
        tzdata {tz}-0+deb12u1 tzdata/all
        ucf 3.0043+nmu1+deb12u{1} ucf/all
        unattended-upgrades 2.9.1+nmu3 unattended-upgrades/all
        usrmerge 37~deb12u1 usr-is-merged/all
        util-linux 2.38.1-5+deb12u{2} util-linux bsdextrautils fdisk libfdisk1 libblkid1 libmount1 mount libsmartcols1 \
        libuuid1 uuid-runtime util-linux-extra 1:bsdutils
        vim 2:9.0.1378-2+deb12u{2} vim-tiny vim-common/all vim-runtime/all vim xxd
        wget 1.21.3-1+deb12u{1}
        xdg-user-dirs 0.18-1
        xxhash 0.8.1-1 libxxhash0
        xz 5.4.1-1+deb12u{1} liblzma5 xz-utils
        zlib 1:1.2.13.dfsg-1 zlib1g
        """
}
