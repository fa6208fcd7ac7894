/// How often well-known projects publish, and how many vulnerabilities they mend.
extension UpstreamProject {
    /// The habits of the projects that are known; others publish two or three times a year.
    static let habits: [String: (rhythm: Rhythm, flaws: Int)] = {
        var habits: [String: (rhythm: Rhythm, flaws: Int)] = [
            "windows": (.secondTuesdays(months: 1), 550), "windows-msrt": (.secondTuesdays(months: 1), 0),
            "windows-dotnet": (.secondTuesdays(months: 2), 60), "defender-definitions": (.days(2), 0),
        ]
        for line in table.split(separator: "\n") {
            let words = line.split(separator: " ")
            guard words.count == 3, let weeks = Int(words[1]), let flaws = Int(words[2]) else { continue }
            habits[String(words[0])] = (.days(7 * weeks), flaws)
        }
        return habits
    }()

    /// Name, weeks between releases, vulnerabilities per hundred releases.
    private static let table = """
        apache 8 70
        apt 18 5
        apparmor 22 5
        bash 30 10
        bind 8 60
        binutils 14 60
        busybox 30 20
        ca-certificates 20 0
        chrome 2 180
        chrony 24 5
        clamav 10 40
        cloud-init 10 10
        containerd 7 35
        coreutils 28 6
        cos 3 40
        cups 14 40
        curl 7 60
        cyrus-sasl 30 10
        dbus 26 15
        defender-platform 5 0
        distro-info-data 12 0
        docker 6 30
        dotnet 5 60
        dpkg 26 5
        e2fsprogs 30 6
        edge 2 0
        elfutils 24 15
        expat 10 55
        fluent-bit 8 15
        freetype 20 30
        gcc 30 5
        git 12 40
        glib 11 40
        glibc 9 50
        gnupg 22 20
        gnutls 11 50
        go 4 45
        google-cloud-cli 2 0
        google-cloud-ops-agent 5 10
        google-compute-engine 9 0
        google-guest-agent 6 4
        google-guest-configs 10 0
        google-oslogin 9 4
        google-osconfig-agent 5 0
        grub 20 60
        haproxy 11 35
        httpd 9 70
        icu 28 15
        iptables 26 3
        java 13 120
        krb5 12 45
        less 22 12
        libarchive 10 45
        libssh 14 40
        libtasn1 26 15
        libtiff 10 60
        libxml2 8 60
        libxslt 16 40
        linux 3 260
        linux-firmware 10 20
        login 24 15
        mariadb 13 80
        memcached 24 15
        microcode 13 60
        mozilla-nss 7 25
        mssql 9 30
        ncurses 20 20
        nghttp2 18 25
        nginx 9 40
        nodejs 5 90
        notepad++ 8 8
        openldap 18 25
        openssh 9 40
        openssl 6 75
        opensc 26 25
        pacemaker 14 10
        pam 14 30
        pcre2 24 15
        perl 16 25
        php 6 60
        policykit 20 20
        postgresql 12 90
        powershell 6 20
        procps 26 8
        python 7 60
        python-requests 26 15
        python-urllib3 14 25
        qemu 9 70
        redhat-release 26 0
        redis 9 70
        rpm 20 8
        rsync 14 30
        rsyslog 18 10
        ruby 9 60
        runc 10 35
        samba 9 50
        screen 26 15
        selinux-policy 8 0
        shadow 26 10
        shim 26 30
        snapd 6 15
        sos 9 4
        sqlite 12 35
        sssd 9 15
        sudo 18 30
        suse-cloud-regionsrv-client 12 0
        suse-release 26 0
        systemd 6 18
        tcpdump 26 10
        tuned 14 5
        tzdata 12 0
        ubuntu-pro 8 0
        unzip 30 10
        util-linux 14 8
        vault 5 30
        vim 6 50
        wget 24 15
        wireshark 6 80
        xz 26 10
        zlib 28 10
        zypper 6 0
        """
}
