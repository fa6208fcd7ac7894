import Fleet
import TapeJSON

// https://cloud.google.com/compute/docs/osconfig/rest/v1/projects.locations.instances.inventories#SoftwarePackage

extension SoftwarePackage {
    /// Reads the one member that says the manager; of several, the last known one counts.
    init(_ json: JSONCursor) throws(JSONDecodingError) {
        self = .empty
        try json.decodeMembers { key, value throws(JSONDecodingError) in
            switch key {
            case "aptPackage", "apt_package": self = .apt(try VersionedPackage(value))
            case "yumPackage", "yum_package": self = .yum(try VersionedPackage(value))
            case "zypperPackage", "zypper_package": self = .zypper(try VersionedPackage(value))
            case "googetPackage", "googet_package": self = .googet(try VersionedPackage(value))
            case "cosPackage", "cos_package": self = .cos(try VersionedPackage(value))
            case "zypperPatch", "zypper_patch": self = .zypperPatch(try ZypperPatch(value))
            case "wuaPackage", "wua_package": self = .wua(try WindowsUpdate(value))
            case "qfePackage", "qfe_package": self = .qfe(try QuickFix(value))
            case "windowsApplication", "windows_application":
                self = .windowsApplication(try WindowsApplication(value))
            default:
                // A manager is an object; a scalar beside one is some new detail of it.
                if case .empty = self, value.isObject { self = .other(key.string) }
            }
        }
    }
}

extension VersionedPackage {
    init(_ json: JSONCursor) throws(JSONDecodingError) {
        self.init()
        try json.decodeMembers { key, value throws(JSONDecodingError) in
            switch key {
            case "packageName", "package_name": name = try value.requiredString()
            case "architecture": architecture = try value.requiredString()
            case "version": version = try value.requiredString()
            default: break
            }
        }
    }
}

extension ZypperPatch {
    init(_ json: JSONCursor) throws(JSONDecodingError) {
        self.init()
        try json.decodeMembers { key, value throws(JSONDecodingError) in
            switch key {
            case "patchName", "patch_name": name = try value.requiredString()
            case "category": category = try value.requiredString()
            case "severity": severity = try value.requiredString()
            case "summary": summary = try value.requiredString()
            default: break
            }
        }
    }
}

extension WindowsUpdate {
    init(_ json: JSONCursor) throws(JSONDecodingError) {
        self.init()
        try json.decodeMembers { key, value throws(JSONDecodingError) in
            switch key {
            case "title": title = try value.requiredString()
            case "description": description = try value.requiredString()
            case "categories": categories = try value.decodeElements(Category.init)
            case "kbArticleIds", "kb_article_ids": kbArticleIDs = try value.strings()
            case "supportUrl", "support_url": supportURL = try value.requiredString()
            case "moreInfoUrls", "more_info_urls": moreInfoURLs = try value.strings()
            case "updateId", "update_id": updateID = try value.requiredString()
            case "revisionNumber", "revision_number": revisionNumber = try value.requiredInt64()
            case "lastDeploymentChangeTime", "last_deployment_change_time":
                lastDeploymentChangeTime = try Timestamp(value)
            default: break
            }
        }
    }
}

extension WindowsUpdate.Category {
    init(_ json: JSONCursor) throws(JSONDecodingError) {
        self.init()
        try json.decodeMembers { key, value throws(JSONDecodingError) in
            switch key {
            case "id": id = try value.requiredString()
            case "name": name = try value.requiredString()
            default: break
            }
        }
    }
}

extension QuickFix {
    init(_ json: JSONCursor) throws(JSONDecodingError) {
        self.init()
        try json.decodeMembers { key, value throws(JSONDecodingError) in
            switch key {
            case "caption": caption = try value.requiredString()
            case "description": description = try value.requiredString()
            case "hotFixId", "hot_fix_id": hotFixID = try value.requiredString()
            case "installTime", "install_time": installTime = try Timestamp(value)
            default: break
            }
        }
    }
}

extension WindowsApplication {
    init(_ json: JSONCursor) throws(JSONDecodingError) {
        self.init()
        try json.decodeMembers { key, value throws(JSONDecodingError) in
            switch key {
            case "displayName", "display_name": displayName = try value.requiredString()
            case "displayVersion", "display_version": displayVersion = try value.requiredString()
            case "installDate", "install_date": installDate = try CivilDate(value)
            case "publisher": publisher = try value.requiredString()
            case "helpLink", "help_link": helpLink = try value.requiredString()
            default: break
            }
        }
    }
}

extension CivilDate {
    /// Reads a `google.type.Date`, whose zero parts are left out.
    init(_ json: JSONCursor) throws(JSONDecodingError) {
        self.init(year: 0, month: 0, day: 0)
        try json.decodeMembers { key, value throws(JSONDecodingError) in
            switch key {
            case "year": year = Int(try value.requiredInt64())
            case "month": month = Int(try value.requiredInt64())
            case "day": day = Int(try value.requiredInt64())
            default: break
            }
        }
    }
}
