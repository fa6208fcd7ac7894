extension PackageTable {
    /// What VMs with Red Hat Enterprise Linux 9 have for their roles.
    static let rhel9Roles = [
        "db": """
        libxslt 1.1.34-13.el9_6.{1}
        perl 4:5.32.1-481.1.el9_6 perl-libs perl-interpreter
        postgresql 13.{23}-1.el9_6 postgresql-server postgresql postgresql-private-libs postgresql-contrib
        uuid 1.6.2-55.el9
        """,
        "web": """
        apr 1.7.0-12.el9_3 apr
        apr-util 1.6.1-23.el9 apr-util apr-util-bdb apr-util-openssl
        httpd 2.4.62-4.el9_6.{4} httpd httpd-core httpd-filesystem/all httpd-tools
        mailcap 2.1.49-5.el9 mailcap/all
        mod_http2 2.0.26-4.el9_6.{1}
        mod_ssl 1:2.4.62-4.el9_6.4 mod_ssl
        nginx 2:1.20.1-22.el9_6.{3} nginx nginx-core nginx-filesystem/all
        php 8.0.30-3.el9_6 php-fpm php-cli php-common
        """,
        "api": """
        copy-jdk-configs 4.0-3.el9 copy-jdk-configs/all
        java 1:21.0.{9}.0.10-1.el9 java-21-openjdk-headless
        javapackages-tools 6.4.0-1.el9 javapackages-filesystem/all
        lksctp-tools 1.0.19-3.el9_4
        mozilla-nss 3.112.0-{4}.el9_4 nss nss-softokn nss-softokn-freebl nss-sysinit nss-util
        nspr 4.36.0-4.el9_4
        tzdata {tz}-1.el9 tzdata-java/all
        """,
        "erp": """
        compat-openssl11 1:1.1.1k-5.el9_6.{1}
        java 1:17.0.{17}.0.10-1.el9 java-17-openjdk-headless
        ksh 3:1.0.6-7.el9_6 ksh
        libaio-devel 0.3.111-13.el9
        mozilla-nss 3.112.0-{4}.el9_4 nss nss-softokn nss-softokn-freebl nss-sysinit nss-util
        nspr 4.36.0-4.el9_4
        resource-agents 4.10.0-71.el9_6.{9} resource-agents
        uuidd 2.37.4-21.el9
        """,
        "sap": """
        compat-sap-c++ 11.2.1-11.el9_1 compat-sap-c++-11
        corosync 3.1.9-2.el9_6 corosync corosynclib
        ksh 3:1.0.6-7.el9_6 ksh
        pacemaker 2.1.9-1.2.el9_6.{1} pacemaker pacemaker-cli pacemaker-libs pacemaker-cluster-libs
        resource-agents 4.10.0-71.el9_6.{9} resource-agents resource-agents-gcp
        sap-hana-ha 1.2.10-2.el9_6 sap-hana-ha/all
        tuned-profiles-sap 2.25.1-2.el9_6 tuned-profiles-sap/all tuned-profiles-sap-hana/all
        """,
        "cache": """
        memcached 1.6.9-7.el9_4.{1}
        redis 6.2.{20}-1.el9_6
        """,
        "batch": """
        libnsl2 2.0.0-1.el9
        numpy 1:1.23.5-1.el9_4 python3-numpy
        openblas 0.3.29-1.el9 openblas openblas-serial
        python-pip 21.3.1-1.el9 python3-pip/all
        """,
        "ci": """
        containerd 2:2.2.{1}-1.el9 containerd.io
        docker 3:29.1.{3}-1.el9 docker-ce 1:docker-ce-cli
        gcc-toolset 11.5.0-5.el9_5 gcc gcc-c++ cpp
        git 2.47.{3}-1.el9_6 git git-core git-core-doc/all perl-Git/all
        make 1:4.3-8.el9
        nodejs 1:22.{19}.0-2.el9_6 nodejs npm
        """,
        "load": """
        haproxy 2.4.22-4.el9_6.{1}
        keepalived 2.2.8-6.el9
        net-snmp 1:5.9.1-17.el9_6.{1} net-snmp-libs net-snmp-agent-libs
        """,
        "vault": """
        opensc 0.23.0-4.el9_3.{1}
        pcsc-lite 1.9.4-1.el9 pcsc-lite pcsc-lite-libs
        softhsm 2.6.1-11.el9
        vault 1.21.{1}-1
        """,
        "scanner": """
        clamav 1.4.{3}-2.el9 clamav clamav-data/all clamav-filesystem/all clamav-freshclam clamd
        libpcap 14:1.10.0-4.el9
        nmap 3:7.92-3.el9 nmap nmap-ncat
        openscap 1:1.3.12-1.el9 openscap openscap-scanner
        scap-security-guide 0.1.{79}-1.el9_6 scap-security-guide/all
        """,
    ]
}
