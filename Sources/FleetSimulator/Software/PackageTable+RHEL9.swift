extension PackageTable {
    /// Packages of Red Hat Enterprise Linux 9.
    static let rhel9 = PackageTable(common: rhel9Common, roles: rhel9Roles)

    private static let rhel9Common = """
        acl 2.3.1-4.el9 acl libacl
        alternatives 1.24-2.el9
        attr 2.5.1-3.el9 libattr
        audit 3.1.5-4.el9 audit audit-libs
        authselect 1.2.6-3.el9 authselect authselect-libs
        basesystem 11-13.el9 basesystem/all
        bash 5.1.8-9.el9
        bash-completion 1:2.11-5.el9 bash-completion/all
        bind 32:9.16.23-31.el9_6.{2} bind-libs bind-license/all bind-utils
        brotli 1.0.9-7.el9_5 libbrotli
        bzip2 1.0.8-10.el9_5 bzip2-libs
        c-ares 1.19.1-2.el9_4
        ca-certificates {year}.2.80_v9.0.304-80.{2}.el9_6 ca-certificates/all
        chrony 4.6.1-2.el9_6.{1}
        cloud-init 24.4-4.el9_6.{4} cloud-init/all
        cloud-utils 0.33-1.el9 cloud-utils-growpart
        coreutils 8.32-39.el9 coreutils coreutils-common
        cpio 2.13-16.el9
        cracklib 2.9.6-27.el9 cracklib cracklib-dicts
        cronie 1.5.7-14.el9_6 cronie cronie-anacron
        crontabs 1.11-27.20190603git.el9_0 crontabs/all
        crypto-policies 20250128-1.git5269e22.el9 crypto-policies/all crypto-policies-scripts/all
        cryptsetup 2.7.2-3.el9_5 cryptsetup-libs
        curl 7.76.1-31.el9_6.{2} curl libcurl
        cyrus-sasl 2.1.27-21.el9 cyrus-sasl-lib
        dbus 1:1.12.20-8.el9 dbus dbus-common/all dbus-libs dbus-tools
        dbus-broker 28-7.el9
        dejavu-fonts 2.37-18.el9 dejavu-sans-fonts/all
        dmidecode 1:3.6-1.el9
        dnf 4.14.0-25.el9 dnf/all dnf-data/all python3-dnf/all yum/all
        dnf-plugins-core 4.3.0-20.el9 dnf-plugins-core/all python3-dnf-plugins-core/all
        dracut 057-88.git20250311.el9_6 dracut dracut-config-rescue dracut-network dracut-squash
        e2fsprogs 1.46.5-7.el9 e2fsprogs e2fsprogs-libs libcom_err libss
        efi-rpm-macros 6-2.el9_0 efi-filesystem/all
        efibootmgr 16-12.el9
        efivar 38-3.el9 efivar-libs
        elfutils 0.192-6.el9_6 elfutils-libs elfutils-libelf elfutils-default-yama-scope/all elfutils-debuginfod-client
        ethtool 2:6.11-1.el9
        expat 2.5.0-5.el9_6.{1}
        file 5.39-16.el9 file file-libs
        filesystem 3.16-5.el9
        findutils 1:4.8.0-7.el9
        firewalld 1.3.4-9.el9_5 firewalld/all firewalld-filesystem/all python3-firewall/all
        flashrom 1.2-10.el9
        fonts-rpm-macros 1:2.0.5-7.el9.1 fonts-filesystem/all
        fuse 2.9.9-17.el9 fuse-libs
        fwupd 1.9.26-1.el9 fwupd
        gawk 5.1.0-6.el9 gawk gawk-all-langpacks
        gcc 11.5.0-5.el9_5 libgcc libgomp libstdc++
        gce-disk-expand 1:20230713.00-g1.el9 gce-disk-expand/all
        gdbm 1:1.23-1.el9 gdbm-libs
        gdk-pixbuf2 2.42.6-6.el9_6
        geolite2 20191217-6.el9 geolite2-city/all geolite2-country/all
        gettext 0.21-8.el9 gettext gettext-libs
        glib 2.68.4-16.el9_6.{3} glib2
        glibc 2.34-168.el9_6.{24} glibc glibc-common glibc-gconv-extra glibc-minimal-langpack
        gmp 1:6.2.0-13.el9
        gnupg 2.3.3-4.el9 gnupg2
        gnutls 3.8.3-6.el9_6.{2}
        gobject-introspection 1.68.0-11.el9
        google-cloud-cli {551}.0.0-1
        google-cloud-ops-agent 2.{62}.0-1.el9
        google-compute-engine 1:{date}.00-g1.el9 google-compute-engine/all
        google-guest-agent 1:{date}.00-g1.el9
        google-osconfig-agent 1:{date}.00-g1.el9
        google-oslogin 1:{date}.00-g1.el9 google-compute-engine-oslogin
        google-rhui-client 9.0-1.el9 google-rhui-client-rhel9/all
        gpg-pubkey fd431d51-4ae0493b gpg-pubkey/(none)
        gpgme 1.15.1-6.el9
        grep 3.6-5.el9
        groff 1.22.4-10.el9 groff-base
        grub 1:2.06-104.el9_6 grub2-common/all grub2-efi-x64 grub2-pc grub2-pc-modules/all grub2-tools \
        grub2-tools-minimal
        grubby 8.40-64.el9
        gssproxy 0.8.4-7.el9
        gzip 1.12-1.el9
        hostname 3.23-6.el9
        hwdata 0.348-9.18.el9 hwdata/all
        icu 67.1-10.el9_6 libicu
        ima-evm-utils 1.6.2-2.el9
        inih 49-6.el9
        initscripts 10.11.8-4.el9 initscripts-service/all initscripts-rename-device
        iproute 6.11.0-1.el9 iproute
        ipset 7.11-11.el9_5 ipset ipset-libs
        iptables 1.8.10-11.el9_5 iptables-libs iptables-nft
        iputils 20210202-11.el9_6.{1}
        irqbalance 2:1.9.4-3.el9
        jansson 2.14-1.el9
        json-c 0.14-11.el9
        json-glib 1.6.6-1.el9
        kbd 2.4.0-11.el9 kbd kbd-legacy/all kbd-misc/all
        keyutils 1.6.3-1.el9 keyutils-libs
        kmod 28-10.el9 kmod kmod-libs
        kpatch 0.9.7-3.el9 kpatch/all
        krb5 1.21.1-8.el9_6 krb5-libs
        less 590-5.el9
        libaio 0.3.111-13.el9
        libarchive 3.5.3-6.el9_6
        libassuan 2.5.5-3.el9
        libbpf 2:1.5.0-1.el9
        libcap 2.48-9.el9_2
        libcap-ng 0.8.2-7.el9
        libcbor 0.7.0-5.el9
        libdaemon 0.14-23.el9
        libdb 5.3.28-57.el9_6
        libdnf 0.69.0-13.el9 libdnf python3-libdnf python3-hawkey
        libedit 3.1-38.20210216cvs.el9
        libestr 0.1.11-4.el9
        libev 4.33-6.el9
        libevent 2.1.12-8.el9_4
        libfastjson 0.99.9-5.el9
        libffi 3.4.2-8.el9
        libfido2 1.13.0-2.el9
        libgcrypt 1.10.0-11.el9
        libgpg-error 1.42-5.el9
        libidn2 2.3.0-7.el9
        libkcapi 1.4.0-2.el9 libkcapi libkcapi-hmaccalc
        libksba 1.5.1-7.el9
        libmaxminddb 1.5.2-4.el9
        libmnl 1.0.4-16.el9_4
        libmodulemd 2.13.0-2.el9
        libndp 1.9-1.el9
        libnetfilter_conntrack 1.0.9-1.el9
        libnfnetlink 1.0.1-23.el9_5
        libnftnl 1.2.6-4.el9_4
        libnl3 3.11.0-1.el9 libnl3 libnl3-cli
        libpipeline 1.5.3-4.el9
        libpsl 0.21.1-5.el9
        libpwquality 1.4.4-8.el9
        librepo 1.14.5-3.el9
        libreport 2.15.2-6.el9 libreport-filesystem/all
        libseccomp 2.5.2-2.el9
        libselinux 3.6-3.el9 libselinux libselinux-utils python3-libselinux
        libsemanage 3.6-5.el9_6 libsemanage python3-libsemanage
        libsepol 3.6-2.el9
        libsolv 0.7.24-3.el9
        libssh 0.10.4-13.el9_6.{1} libssh libssh-config/all
        libtalloc 2.4.2-1.el9
        libtasn1 4.16.0-9.el9
        libteam 1.31-16.el9_1 libteam teamd
        libtevent 0.16.1-1.el9
        libtirpc 1.3.3-9.el9
        libunistring 0.9.10-15.el9
        libuser 0.63-16.el9
        libverto 0.3.2-3.el9 libverto libverto-libev
        libxcrypt 4.4.18-3.el9
        libxml2 2.9.13-{12}.el9_6
        libyaml 0.2.5-7.el9
        libzstd 1.5.5-1.el9
        linux 5.14.0-570.{66+3}.1.el9_6 kernel#3 kernel-core#3 kernel-modules#3 kernel-modules-core#3 kernel-tools \
        kernel-tools-libs python3-perf
        linux-firmware {date}-151.3.el9_6 linux-firmware/all linux-firmware-whence/all
        lmdb 0.9.29-3.el9 lmdb-libs
        logrotate 3.18.0-10.el9
        lshw B.02.20-1.el9
        lsscsi 0.32-6.el9
        lua 5.4.4-4.el9 lua-libs
        lvm2 9:2.03.28-6.el9 lvm2 lvm2-libs
        lz4 1.9.3-5.el9 lz4-libs
        man-db 2.9.3-7.el9
        microcode 4:20250812-{1}.el9_6 microcode_ctl/all
        mpfr 4.1.0-7.el9
        ncurses 6.2-10.20210508.el9_6.2 ncurses ncurses-base/all ncurses-libs
        nettle 3.10.1-1.el9
        NetworkManager 1:1.52.0-{8}.el9_6 NetworkManager NetworkManager-libnm NetworkManager-team NetworkManager-tui \
        NetworkManager-cloud-setup
        newt 0.52.21-11.el9
        nftables 1:1.0.9-3.el9 nftables python3-nftables
        nghttp2 1.43.0-6.el9 libnghttp2
        npth 1.6-8.el9
        numactl 2.0.19-1.el9 numactl-libs
        openldap 2.6.8-4.el9
        openssh 8.7p1-{46}.el9_6 openssh openssh-clients openssh-server
        openssl 1:3.2.2-6.el9_6.{2} openssl-libs openssl
        openssl-fips-provider 3.0.7-6.el9_5 openssl-fips-provider openssl-fips-provider-so
        openssl-pkcs11 0.4.11-9.el9
        os-prober 1.77-12.el9_5
        p11-kit 0.25.3-3.el9_5 p11-kit p11-kit-trust
        pam 1.5.1-{26}.el9_6
        parted 3.5-3.el9
        passwd 0.80-12.el9
        pciutils 3.7.0-7.el9 pciutils-libs
        pcre 8.44-4.el9
        pcre2 10.40-6.el9 pcre2 pcre2-syntax/all
        pigz 2.5-4.el9
        policycoreutils 3.6-2.1.el9 policycoreutils policycoreutils-python-utils/all python3-policycoreutils/all
        policykit 0.117-{14}.el9_6 polkit polkit-libs
        polkit-pkla-compat 0.1-21.el9
        popt 1.18-8.el9
        procps 3.3.17-14.el9 procps-ng
        psmisc 23.4-3.el9
        publicsuffix 20210518-3.el9 publicsuffix-list-dafsa/all
        python 3.9.21-2.el9_6.{2} python3 python3-libs python-unversioned-command/all
        python-pip 21.3.1-1.el9 python3-pip-wheel/all
        python-requests 2.25.1-{9}.el9 python3-requests/all
        python-rpm 4.16.1.3-37.el9 python3-rpm
        python-setuptools 53.0.0-13.el9_6.{1} python3-setuptools/all python3-setuptools-wheel/all
        python-six 1.15.0-9.el9 python3-six/all
        python-urllib3 1.26.5-6.el9_6.{1} python3-urllib3/all
        readline 8.1-4.el9
        redhat-release 9.6-0.1.el9 redhat-release redhat-release-eula
        rootfiles 8.1-34.el9 rootfiles/all
        rpm 4.16.1.3-37.el9 rpm rpm-build-libs rpm-libs rpm-plugin-audit rpm-plugin-selinux rpm-sign-libs
        rsync 3.2.5-3.el9_6.{1}
        rsyslog 8.2412.0-{1}.el9 rsyslog rsyslog-logrotate
        sed 4.8-9.el9
        selinux-policy 38.1.53-5.el9_6.{1} selinux-policy/all selinux-policy-targeted/all
        setup 2.13.7-10.el9 setup/all
        shadow 2:4.9-12.el9 shadow-utils shadow-utils-subid
        shim 15.8-4.el9_3 shim-x64
        slang 2.3.2-11.el9
        snappy 1.1.8-8.el9
        sqlite 3.34.1-{8}.el9_6 sqlite-libs
        squashfs-tools 4.4-10.git1.el9
        sssd 2.9.6-4.el9_6.{3} sssd-client sssd-common sssd-kcm sssd-nfs-idmap libsss_certmap libsss_idmap \
        libsss_nss_idmap
        subscription-manager 1.29.45.1-1.el9_6 subscription-manager-rhsm-certificates/all
        sudo 1.9.5p2-10.el9_6.{2}
        systemd 252-51.el9_6.{3} systemd systemd-libs systemd-pam systemd-rpm-macros/all systemd-udev
        tar 2:1.34-7.el9
        tpm2-tss 3.2.3-1.el9
        tuned 2.25.1-{2}.el9_6 tuned/all
        tzdata {tz}-1.el9 tzdata/all
        util-linux 2.37.4-21.el9_6.{1} util-linux util-linux-core libblkid libfdisk libmount libsmartcols libuuid
        vim 2:8.2.2637-22.el9_6.{1} vim-minimal vim-filesystem/all
        virt-what 1.27-1.el9
        which 2.21-29.el9
        xfsprogs 6.4.0-5.el9
        xz 5.2.5-8.el9_0 xz xz-libs
        zlib 1.2.11-40.el9
        """
}
