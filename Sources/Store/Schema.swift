import GRDB

/// The tables, by migrations that are only ever added to.
///
/// Times are microseconds since 1970. A VM is its instance id as the `Int64` of the same bits, 0 for none. `project` is
/// the reference as the document said it, number or id: which two mean one project is found when a snapshot is made, so
/// that learning it rewrites nothing. A noun of Fleet that gains a field needs a migration that adds it to the bodies.
enum Schema {
    /// `VMMX`, in the header of every store.
    static let applicationID: Int32 = 0x564D_4D58
    /// The number of migrations, in the header too: a file with a higher one is refused.
    static let version = 3

    static let migrator: DatabaseMigrator = {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("v1") { database in
            for statement in [projects, resources, packages, inventories, patchOutcomes, history, reads] {
                try database.execute(sql: statement)
            }
            try database.execute(sql: "PRAGMA user_version = 1")
        }
        migrator.registerMigration("v2") { database in
            try database.execute(sql: completeJobs)
            try database.execute(sql: "PRAGMA user_version = 2")
        }
        migrator.registerMigration("v3", foreignKeyChecks: .immediate) { database in
            for statement in [resourcesOfAnyKind, fullReads] { try database.execute(sql: statement) }
            try database.execute(sql: "PRAGMA user_version = 3")
        }
        return migrator
    }()

    private static let projects = """
        CREATE TABLE projects (
            number TEXT NOT NULL PRIMARY KEY CHECK (number NOT GLOB '*[^0-9]*' AND number <> ''),
            id TEXT NOT NULL UNIQUE CHECK (id <> '')
        ) STRICT, WITHOUT ROWID;
        """

    // A number stands for one body for ever: a body that changes gets a new one, so that whoever has decoded a body
    // knows by its number that it need not do so again.
    private static let resources = """
        CREATE TABLE resources (
            number INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
            kind TEXT NOT NULL CHECK (kind IN (
                'instance', 'departed_instance', 'compute_project', 'patch_job', 'patch_deployment',
                'policy_assignment', 'policy_report', 'vulnerability_report', 'feature_settings', 'subnetwork', 'router', 'zone', 'policy_orchestrator')),
            project TEXT NOT NULL,
            location TEXT NOT NULL,
            vm INTEGER NOT NULL,
            id TEXT NOT NULL,
            source_time INTEGER,
            observed_at INTEGER NOT NULL,
            read_at INTEGER NOT NULL,
            body TEXT NOT NULL CHECK (body <> ''),
            UNIQUE (kind, project, location, vm, id)
        ) STRICT;
        CREATE INDEX instances_by_name ON resources (project, location, id) WHERE kind = 'instance';
        CREATE INDEX patch_jobs_by_id ON resources (id) WHERE kind = 'patch_job';
        """

    // Set numbers are never given twice, so that whoever remembers a set by its number cannot meet another under it.
    private static let packages = """
        CREATE TABLE packages (
            id INTEGER PRIMARY KEY NOT NULL,
            kind TEXT NOT NULL CHECK (kind IN (
                'apt', 'yum', 'zypper', 'googet', 'cos', 'zypper_patch', 'wua', 'qfe', 'windows_application', 'other',
                'empty')),
            name TEXT NOT NULL,
            architecture TEXT NOT NULL,
            version TEXT NOT NULL,
            detail TEXT NOT NULL,
            UNIQUE (kind, name, architecture, version, detail)
        ) STRICT;
        CREATE TABLE package_sets (
            id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
            digest INTEGER NOT NULL,
            members BLOB NOT NULL,
            installed_count INTEGER NOT NULL CHECK (installed_count >= 0)
        ) STRICT;
        CREATE INDEX package_sets_by_digest ON package_sets (digest);
        """

    private static let inventories = """
        CREATE TABLE inventories (
            vm INTEGER PRIMARY KEY NOT NULL,
            project TEXT NOT NULL,
            zone TEXT NOT NULL,
            update_time INTEGER,
            observed_at INTEGER NOT NULL,
            has_os INTEGER NOT NULL CHECK (has_os IN (0, 1)),
            hostname TEXT NOT NULL,
            long_name TEXT NOT NULL,
            short_name TEXT NOT NULL,
            version TEXT NOT NULL,
            architecture TEXT NOT NULL,
            kernel_version TEXT NOT NULL,
            kernel_release TEXT NOT NULL,
            agent_version TEXT NOT NULL,
            package_set INTEGER REFERENCES package_sets (id),
            packages_time INTEGER,
            packages_observed_at INTEGER,
            CHECK ((package_set IS NULL) = (packages_observed_at IS NULL))
        ) STRICT;
        CREATE INDEX inventories_by_package_set ON inventories (package_set);
        """

    private static let patchOutcomes = """
        CREATE TABLE patch_outcomes (
            project TEXT NOT NULL,
            job TEXT NOT NULL,
            vm INTEGER NOT NULL,
            zone TEXT NOT NULL,
            name TEXT,
            state TEXT NOT NULL,
            failure_reason TEXT NOT NULL CHECK (length(failure_reason) <= 4096),
            attempts INTEGER NOT NULL,
            state_since INTEGER NOT NULL,
            observed_at INTEGER NOT NULL,
            read_at INTEGER NOT NULL,
            PRIMARY KEY (project, job, vm),
            CHECK (state_since <= observed_at)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX patch_outcomes_by_vm ON patch_outcomes (vm, job);
        CREATE INDEX patch_outcomes_by_job ON patch_outcomes (job);
        """

    // Jobs that are over and whose instance details were all read.
    private static let completeJobs = """
        CREATE TABLE complete_jobs (id TEXT PRIMARY KEY NOT NULL CHECK (id <> '')) STRICT, WITHOUT ROWID;
        """

    // Which kinds there are is the code's to know: a table with their list would have to be made anew for each new one.
    private static let resourcesOfAnyKind = """
        CREATE TABLE resources_of_any_kind (
            number INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
            kind TEXT NOT NULL CHECK (kind <> ''),
            project TEXT NOT NULL,
            location TEXT NOT NULL,
            vm INTEGER NOT NULL,
            id TEXT NOT NULL,
            source_time INTEGER,
            observed_at INTEGER NOT NULL,
            read_at INTEGER NOT NULL,
            body TEXT NOT NULL CHECK (body <> ''),
            UNIQUE (kind, project, location, vm, id)
        ) STRICT;
        INSERT INTO resources_of_any_kind
            SELECT number, kind, project, location, vm, id, source_time, observed_at, read_at, body FROM resources;
        DELETE FROM sqlite_sequence WHERE name = 'resources_of_any_kind';
        INSERT INTO sqlite_sequence SELECT 'resources_of_any_kind', seq FROM sqlite_sequence WHERE name = 'resources';
        DROP TABLE resources;
        ALTER TABLE resources_of_any_kind RENAME TO resources;
        CREATE INDEX instances_by_name ON resources (project, location, id) WHERE kind = 'instance';
        CREATE INDEX patch_jobs_by_id ON resources (id) WHERE kind = 'patch_job';
        """

    // When inventories were last read with their packages.
    private static let fullReads = "ALTER TABLE reads ADD COLUMN last_full INTEGER"

    private static let history = """
        CREATE TABLE history (
            vm INTEGER NOT NULL,
            kind TEXT NOT NULL CHECK (kind IN (
                'power_state', 'contact', 'patch_state', 'policy_state', 'agent_enabled', 'finding')),
            subject TEXT NOT NULL,
            value TEXT NOT NULL,
            since INTEGER NOT NULL,
            seen_until INTEGER NOT NULL,
            ended_at INTEGER,
            PRIMARY KEY (vm, kind, subject, since),
            CHECK (since <= seen_until),
            CHECK (ended_at > seen_until)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX history_by_end ON history (ended_at);
        """

    private static let reads = """
        CREATE TABLE reads (
            project TEXT NOT NULL,
            source TEXT NOT NULL,
            zone TEXT NOT NULL,
            last_success INTEGER,
            last_listing INTEGER,
            failure TEXT,
            duration_us INTEGER CHECK (duration_us >= 0),
            PRIMARY KEY (project, source, zone)
        ) STRICT, WITHOUT ROWID;
        """
}
