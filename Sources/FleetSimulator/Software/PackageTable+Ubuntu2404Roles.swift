extension PackageTable {
    /// What VMs with Ubuntu 24.04 have for their roles.
    static let ubuntu2404Roles = [
        "web": """
        freetype 2.13.2+dfsg-1ubuntu0.{1} libfreetype6
        libwebp 1.3.2-0.4build3 libwebp7
        nginx 1.24.0-2ubuntu7.{5} nginx nginx-common/all
        php 8.3.6-0ubuntu0.24.04.{5} php8.3-fpm php8.3-cli php8.3-common php8.3-opcache php8.3-readline
        php-defaults 2:93ubuntu2 php-common/all
        ssl-cert 1.1.2ubuntu1 ssl-cert/all
        """,
        "api": """
        ca-certificates-java 20240118 ca-certificates-java/all
        cups 2.4.7-1.2ubuntu7.{4} libcups2t64
        fontconfig 2.15.0-1.1ubuntu2 fontconfig-config libfontconfig1
        freetype 2.13.2+dfsg-1ubuntu0.{1} libfreetype6
        java 21.0.{9}+10-1~24.04 openjdk-21-jre-headless
        java-common 0.75+exp1 java-common/all
        lcms2 2.14-2build1 liblcms2-2
        libjpeg-turbo 2.1.5-2ubuntu2 libjpeg-turbo8
        mozilla-nss 2:3.98-1build{1} libnss3
        nspr 2:4.35-1.1build1 libnspr4
        pcsc-lite 2.0.3-1build1 libpcsclite1
        """,
        "db": """
        libxslt 1.1.39-0exp1ubuntu0.24.04.{2} libxslt1.1
        llvm-toolchain-17 1:17.0.6-9ubuntu1 libllvm17t64
        postgresql 16.{11}-0ubuntu0.24.04.1 postgresql-16 postgresql-client-16 libpq5
        postgresql-common 257build1.{1} postgresql-common/all postgresql-client-common/all
        ssl-cert 1.1.2ubuntu1 ssl-cert/all
        sysstat 12.6.1-2
        """,
        "cache": """
        jemalloc 5.3.0-2build1 libjemalloc2
        liblzf 3.6-4 liblzf1
        lua-bitop 1.0.2-9 lua-bitop
        memcached 1.6.24-1build{3}
        redis 5:7.0.15-1ubuntu0.24.04.{2} redis-server redis-tools
        """,
        "ci": """
        binutils 2.42-4ubuntu2.{7} binutils binutils-common binutils-x86-64-linux-gnu libbinutils libctf0 \
        libctf-nobfd0 libsframe1
        build-essential 12.10ubuntu1
        containerd 1.7.{28}-0ubuntu1~24.04.1
        docker 28.2.{2}-0ubuntu1~24.04.1 docker.io
        gcc-defaults 4:13.2.0-7ubuntu1 gcc g++ cpp
        git-lfs 3.4.1-1ubuntu0.{3}
        jq 1.7.1-3ubuntu0.24.04.{1} jq libjq1
        make 4.3-4.1build2
        nodejs 22.{21}.0-1nodesource1
        patch 2.7.6-7build3
        pigz 2.8-1
        runc 1.3.{3}-0ubuntu1~24.04.2
        unzip 6.0-28ubuntu4.{1}
        zip 3.0-13ubuntu0.2
        """,
        "batch": """
        lapack 3.12.0-3build1.1 libblas3 liblapack3
        numpy 1:1.26.4+ds-6ubuntu1 python3-numpy
        parallel 20231122+ds-1 parallel/all
        postgresql 16.{11}-0ubuntu0.24.04.1 libpq5
        psycopg2 2.9.9-1build1 python3-psycopg2
        python-pip 24.0+dfsg-1ubuntu1.{3} python3-pip/all
        """,
        "load": """
        conntrack-tools 1:1.4.8-1ubuntu1 conntrack
        haproxy 2.8.{16}-0ubuntu0.24.04.1
        ipvsadm 1:1.31-1ubuntu0.1
        keepalived 1:2.2.8-1build2
        lua5.4 5.4.6-3build2 liblua5.4-0
        net-snmp 5.9.4+dfsg-1.1ubuntu3.{1} libsnmp40t64 libsnmp-base/all
        """,
        "scanner": """
        clamav 1.4.{3}+dfsg-0ubuntu0.24.04.1 clamav clamav-base/all clamav-daemon clamav-freshclam libclamav12
        libpcap 1.10.4-4.1ubuntu3 libpcap0.8t64
        lua5.4 5.4.6-3build2 liblua5.4-0
        lynis 3.0.9-1 lynis/all
        nmap 7.94+git20230807.3be01efb1+dfsg-3build2 nmap nmap-common/all
        wireshark 4.2.{2}-1.1build3 tshark libwireshark17t64 libwiretap14t64
        """,
        "vault": """
        opensc 0.25.0~rc1-1ubuntu0.{1} opensc opensc-pkcs11
        pcsc-lite 2.0.3-1build1 libpcsclite1 pcscd
        softhsm2 2.6.1-2.2ubuntu3
        vault 1.21.{1}-1
        """,
    ]
}
