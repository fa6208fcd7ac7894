/// Packages of Debian 12 and Ubuntu 24.04.
extension SoftwareTable {
    /// What every Debian VM has.
    static let debian = """
        adduser/all 3.134
        apparmor 3.0.8-3
        apt 2.6.1
        apt-utils 2.6.1
        base-files 12.4+deb12u12
        base-passwd 3.6.1
        bash 5.2.15-2+b9
        bind9-host 1:9.18.33-1~deb12u2 > 1:9.18.41-1~deb12u1
        bsdutils 1:2.38.1-5+deb12u3
        bzip2 1.0.8-5+b1
        ca-certificates/all 20230311+deb12u1
        chrony 4.3-2+deb12u1
        cloud-guest-utils/all 0.33-1
        coreutils 9.1-1
        cron 3.0pl1-162
        curl 7.88.1-10+deb12u12 > 7.88.1-10+deb12u14
        dash 0.5.12-2
        dbus 1.14.10-1~deb12u1
        dpkg 1.21.22
        e2fsprogs 1.47.0-2
        gce-disk-expand/all 20240415.00
        gnupg/all 2.2.40-1.1
        google-cloud-cli 540.0.0-0 > 545.0.0-0
        google-cloud-packages-archive-keyring/all 1.2-629101324
        google-compute-engine/all 1:20260820.00-g1
        google-compute-engine-oslogin 1:20260724.00-g1+deb12
        google-guest-agent 1:20260815.00-g1 > 1:20260930.00-g1
        google-osconfig-agent 1:20260901.00-g1
        grep 3.8-5
        grub-efi-amd64-bin 2.06-13+deb12u1
        gzip 1.12-1
        hostname 3.23+nmu1
        init-system-helpers/all 1.65.2
        iproute2 6.1.0-3
        iptables 1.8.9-2
        iputils-ping 3:20221126-1+deb12u1
        kmod 30+20221128-1
        less 590-2.1~deb12u2
        libapt-pkg6.0 2.6.1
        libbz2-1.0 1.0.8-5+b1
        libc-bin 2.36-9+deb12u10 > 2.36-9+deb12u13
        libc6 2.36-9+deb12u10 > 2.36-9+deb12u13
        libcurl4 7.88.1-10+deb12u12 > 7.88.1-10+deb12u14
        libexpat1 2.5.0-1+deb12u1
        libgnutls30 3.7.9-2+deb12u5
        libkrb5-3 1.20.1-2+deb12u3
        liblzma5 5.4.1-1
        libpam-modules 1.5.2-6+deb12u1
        libpython3.11-minimal 3.11.2-6+deb12u6
        libsqlite3-0 3.40.1-2+deb12u1
        libssl3 3.0.15-1~deb12u1 > 3.0.17-1~deb12u3
        libsystemd0 252.38-1~deb12u1
        libxml2 2.9.14+dfsg-1.3~deb12u2 > 2.9.14+dfsg-1.3~deb12u4
        linux-image-cloud-amd64 6.1.140-1 > 6.1.148-1
        locales/all 2.36-9+deb12u10
        login 1:4.13+dfsg1-1+deb12u1
        logrotate 3.21.0-1
        mount 2.38.1-5+deb12u3
        nano 7.2-1+deb12u1
        ncurses-base/all 6.4-4
        net-tools 2.10-0.1+deb12u2
        openssh-client 1:9.2p1-2+deb12u5
        openssh-server 1:9.2p1-2+deb12u5
        openssl 3.0.15-1~deb12u1 > 3.0.17-1~deb12u3
        passwd 1:4.13+dfsg1-1+deb12u1
        perl-base 5.36.0-7+deb12u2
        procps 2:4.0.2-3
        python3-minimal 3.11.2-1+b1
        rsyslog 8.2302.0-1+deb12u1
        screen 4.9.0-4
        sed 4.9-1
        socat 1.7.4.4-2
        sudo 1.9.13p3-1+deb12u2
        systemd 252.38-1~deb12u1
        tar 1.34+dfsg-1.2+deb12u1
        tzdata/all 2025b-0+deb12u1
        udev 252.38-1~deb12u1
        unattended-upgrades/all 2.9.1+nmu3
        util-linux 2.38.1-5+deb12u3
        vim-tiny 2:9.0.1378-2+deb12u2
        wget 1.21.3-1+deb12u1
        xz-utils 5.4.1-1
        zlib1g 1:1.2.13.dfsg-1
        """

    /// What web servers have besides.
    static let debianWeb = """
        libnginx-mod-http-geoip2 1:3.4-2
        libpcre2-8-0 10.42-1
        nginx 1.22.1-9+deb12u2 > 1.22.1-9+deb12u3
        nginx-common/all 1.22.1-9+deb12u2 > 1.22.1-9+deb12u3
        php8.2-fpm 8.2.28-1~deb12u1
        ssl-cert/all 1.1.2
        """

    /// What caches have besides.
    static let debianCache = """
        libjemalloc2 5.3.0-1
        lua-bitop 1.0.2-7
        redis-server 5:7.0.15-1~deb12u5 > 5:7.0.15-1~deb12u6
        redis-tools 5:7.0.15-1~deb12u5 > 5:7.0.15-1~deb12u6
        """

    /// What every Ubuntu VM has.
    static let ubuntu = """
        adduser/all 3.137ubuntu1
        apparmor 4.0.1really4.0.1-0ubuntu0.24.04.4
        apport/all 2.28.1-0ubuntu3.8
        apt 2.8.3
        base-files 13ubuntu10.3
        bash 5.2.21-2ubuntu4
        bind9-libs 1:9.18.30-0ubuntu0.24.04.2
        bsdutils 1:2.39.3-9ubuntu6.3
        ca-certificates/all 20240203
        chrony 4.5-1ubuntu4.2
        cloud-init/all 25.1.4-0ubuntu0~24.04.1 > 25.2-0ubuntu1~24.04.1
        coreutils 9.4-3ubuntu6.1
        cron 3.0pl1-184ubuntu2
        curl 8.5.0-2ubuntu10.6
        dbus 1.14.10-4ubuntu4.1
        dpkg 1.22.6ubuntu6.2
        e2fsprogs 1.47.0-2.4~exp1ubuntu4.1
        gce-compute-image-packages/all 20260410.00-0ubuntu2~24.04.0
        gnupg/all 2.4.4-2ubuntu17.3
        google-compute-engine-oslogin 20260115.00-0ubuntu1~24.04.1
        google-guest-agent 20260220.00-0ubuntu1~24.04.1
        google-osconfig-agent 20260420.00-0ubuntu1~24.04.0 > 20260901.00-0ubuntu1~24.04.0
        grep 3.11-4build1
        grub-efi-amd64-signed 1.202.5+2.12-1ubuntu7.3
        gzip 1.12-1ubuntu3.1
        iproute2 6.1.0-1ubuntu6.2
        iptables 1.8.10-3ubuntu2
        kmod 31+20240202-2ubuntu7.1
        libarchive13t64 3.7.2-2ubuntu0.4 > 3.7.2-2ubuntu0.5
        libc-bin 2.39-0ubuntu8.5 > 2.39-0ubuntu8.6
        libc6 2.39-0ubuntu8.5 > 2.39-0ubuntu8.6
        libcurl4t64 8.5.0-2ubuntu10.6
        libexpat1 2.6.1-2ubuntu0.3
        libgnutls30t64 3.8.3-1.1ubuntu3.3 > 3.8.3-1.1ubuntu3.4
        libkrb5-3 1.20.1-6ubuntu2.6
        libpam-modules 1.5.3-5ubuntu5.4
        libpython3.12-minimal 3.12.3-1ubuntu0.7 > 3.12.3-1ubuntu0.8
        libsqlite3-0 3.45.1-1ubuntu2.4
        libssl3t64 3.0.13-0ubuntu3.5 > 3.0.13-0ubuntu3.6
        libsystemd0 255.4-1ubuntu8.10
        libxml2 2.9.14+dfsg-1.3ubuntu3.4 > 2.9.14+dfsg-1.3ubuntu3.5
        linux-image-gcp 6.14.0-1016.16~24.04.1 > 6.14.0-1018.18~24.04.1
        locales/all 2.39-0ubuntu8.5
        logrotate 3.21.0-2build1
        lvm2 2.03.16-3ubuntu3.2
        mount 2.39.3-9ubuntu6.3
        multipath-tools 0.9.4-5ubuntu8
        netplan.io 1.1.2-2~ubuntu24.04.2
        open-vm-tools 2:12.5.0-1~ubuntu0.24.04.2
        openssh-client 1:9.6p1-3ubuntu13.13
        openssh-server 1:9.6p1-3ubuntu13.13
        openssl 3.0.13-0ubuntu3.5 > 3.0.13-0ubuntu3.6
        passwd 1:4.13+dfsg1-4ubuntu3.2
        perl-base 5.38.2-3.2ubuntu0.2
        polkitd 124-2ubuntu1.24.04.2
        procps 2:4.0.4-4ubuntu3.2
        python3-minimal 3.12.3-0ubuntu2
        python3-requests/all 2.31.0+dfsg-1ubuntu1
        python3-urllib3/all 2.0.7-1ubuntu0.2
        rsyslog 8.2312.0-3ubuntu9.1
        snapd 2.68.5+ubuntu24.04.1
        sosreport/all 4.8.2-0ubuntu0~24.04.2
        sudo 1.9.15p5-3ubuntu5.24.04.1
        systemd 255.4-1ubuntu8.10
        tar 1.35+dfsg-3build1
        tzdata/all 2025b-0ubuntu0.24.04.1
        ubuntu-pro-client 36ubuntu0~24.04
        udev 255.4-1ubuntu8.10
        unattended-upgrades/all 2.9.1+nmu4ubuntu1
        util-linux 2.39.3-9ubuntu6.3
        vim-tiny 2:9.1.0016-1ubuntu7.8
        wget 1.21.4-1ubuntu4.1
        xz-utils 5.6.1+really5.4.5-1ubuntu0.2
        zlib1g 1:1.3.dfsg-3.1ubuntu2.1
        """

    /// What API servers have besides.
    static let ubuntuAPI = """
        ca-certificates-java/all 20240118
        fontconfig-config 2.15.0-1.1ubuntu2
        java-common/all 0.75+exp1
        libcups2t64 2.4.7-1.2ubuntu7.4
        openjdk-21-jre-headless 21.0.7+6~us1-0ubuntu1~24.04 > 21.0.8+9~us1-0ubuntu1~24.04.1
        """

    /// What build machines have besides.
    static let ubuntuCI = """
        docker.io 27.5.1-0ubuntu3~24.04.2
        git 1:2.43.0-1ubuntu7.3
        git-lfs 3.4.1-1ubuntu0.3
        jq 1.7.1-3ubuntu0.24.04.1
        make 4.3-4.1build2
        runc 1.2.5-0ubuntu1~24.04.1
        """
}
