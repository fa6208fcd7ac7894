extension PackageTable {
    /// What VMs with Debian 12 have for their roles.
    static let debian12Roles = [
        "web": """
        fontconfig 2.14.1-4 fontconfig-config
        freetype 2.12.1+dfsg-5+deb12u{3} libfreetype6
        libgd2 2.3.3-9+deb12u{1} libgd3
        libjpeg-turbo 1:2.1.5-2 libjpeg62-turbo
        libnginx-mod-http-geoip2 1:3.4-3
        libonig 6.9.8-1 libonig5
        libpng1.6 1.6.39-2+deb12u{5} libpng16-16
        libsodium 1.0.18-1+deb12u{1} libsodium23
        libwebp 1.2.4-0.2+deb12u{1} libwebp7
        nginx 1.22.1-9+deb12u{3} nginx nginx-common/all libnginx-mod-stream
        php 8.2.{29}-1~deb12u1 php8.2-fpm php8.2-cli php8.2-common php8.2-opcache php8.2-readline
        php-defaults 2:93 php-common/all
        ssl-cert 1.1.2 ssl-cert/all
        """,
        "api": """
        avahi 0.8-10+deb12u{1} libavahi-client3 libavahi-common3
        ca-certificates-java 20230710~deb12u1 ca-certificates-java/all
        cups 2.4.2-3+deb12u{8} libcups2
        fontconfig 2.14.1-4 fontconfig-config
        freetype 2.12.1+dfsg-5+deb12u{3} libfreetype6
        graphite2 1.3.14-1+deb12u{1} libgraphite2-3
        harfbuzz 6.0.0+dfsg-3 libharfbuzz0b
        java 17.0.{17}+10-1~deb12u1 openjdk-17-jre-headless
        java-common 0.74 java-common/all
        lcms2 2.14-2+deb12u{1} liblcms2-2
        mozilla-nss 2:3.87.1-1+deb12u{3} libnss3
        nspr 2:4.35-1 libnspr4
        pcsc-lite 1.9.9-2 libpcsclite1
        """,
        "db": """
        libxslt 1.1.35-1+deb12u{3} libxslt1.1
        llvm-toolchain-14 1:14.0.6-12 libllvm14
        postgresql 15.{14}-0+deb12u1 postgresql-15 postgresql-client-15 libpq5
        postgresql-common 248+deb12u{1} postgresql-common/all postgresql-client-common/all
        ssl-cert 1.1.2 ssl-cert/all
        sysstat 12.6.1-1
        """,
        "cache": """
        gcc 12.2.0-14+deb12u{1} libatomic1
        jemalloc 5.3.0-1 libjemalloc2
        liblzf 3.6-3 liblzf1
        lua-bitop 1.0.2-7
        lua-cjson 2.1.0+dfsg-2.2
        memcached 1.6.18-1+deb12u{1}
        redis 5:7.0.15-1~deb12u{6} redis-server redis-tools
        """,
        "ci": """
        binutils 2.40-2
        build-essential 12.9
        containerd 1.6.20~ds1-1+deb12u{2}
        criu 3.17.1-2+deb12u{1}
        docker 20.10.24+dfsg1-1+deb12u{1} docker.io
        gcc 12.2.0-14+deb12u{1} gcc-12 g++-12 cpp-12
        git 1:2.39.5-0+deb12u{2} git git-man/all
        jq 1.6-2.1+deb12u{2} jq libjq1
        liberror-perl 0.17029-2 liberror-perl/all
        make 4.3-4.1
        patch 2.7.6-7
        rsync 3.2.7-1+deb12u{4}
        runc 1.1.5+ds1-1+deb12u{1}
        tini 0.19.0-1+b3
        unzip 6.0-28+deb12u{1}
        zip 3.0-13+deb12u{1}
        """,
        "batch": """
        gcc 12.2.0-14+deb12u{1} libgomp1
        lapack 3.11.0-2 libblas3 liblapack3
        numpy 1:1.24.2-1+deb12u{1} python3-numpy
        parallel 20221122+ds-2 parallel/all
        postgresql 15.{14}-0+deb12u1 libpq5
        psycopg2 2.9.5-1+b1 python3-psycopg2
        python 3.11.2-6+deb12u{6} python3.11-venv
        python-pip 23.0.1+dfsg-1 python3-pip/all
        python3-defaults 3.11.2-1+b1 python3-venv
        rsync 3.2.7-1+deb12u{4}
        """,
        "load": """
        conntrack-tools 1:1.4.7-1+b2 conntrack
        haproxy 2.6.12-1+deb12u{3}
        ipvsadm 1:1.31-1+b1
        keepalived 1:2.2.7-1+b2
        lua5.3 5.3.6-2 liblua5.3-0
        net-snmp 5.9.3+dfsg-2+deb12u{1} libsnmp40 libsnmp-base/all
        opentracing-c-wrapper 1.1.3-3+b1 libopentracing-c-wrapper0
        """,
        "scanner": """
        clamav 1.4.{3}+dfsg-1~deb12u1 clamav clamav-base/all clamav-daemon clamav-freshclam
        libpcap 1.10.3-1 libpcap0.8
        lua-lpeg 1.0.2-2
        lua5.3 5.3.6-2 liblua5.3-0
        nmap 7.93+dfsg1-1 nmap nmap-common/all
        rkhunter 1.4.6-11 rkhunter/all
        wireshark 4.0.17-0+deb12u{1} tshark libwireshark16 libwiretap13
        """,
        "vault": """
        haveged 1.9.14-1+deb12u{1}
        libp11 0.4.12-0.1 libengine-pkcs11-openssl
        opensc 0.23.0-0.3+deb12u{1} opensc opensc-pkcs11
        pcsc-lite 1.9.9-2 libpcsclite1 pcscd
        softhsm2 2.6.1-2.1
        vault 1.21.{1}-1
        """,
    ]
}
