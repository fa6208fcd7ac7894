import Fleet
import Foundation

/// A piece of software as the columns of `packages`.
///
/// The kinds with a plain version need no JSON; the rich ones keep all their fields in `detail` and what a person looks
/// for in the other columns too.
struct PackageRow: Hashable {
    /// The kinds, as the column `kind` names them.
    enum Kind: String, CaseIterable {
        case apt
        case yum
        case zypper
        case googet
        case cos
        case zypperPatch = "zypper_patch"
        case wua
        case qfe
        case windowsApplication = "windows_application"
        case other
        case empty
    }

    let kind: Kind
    var name = ""
    var architecture = ""
    var version = ""
    var detail = ""
}

extension PackageRow {
    /// The columns of a package; throws only when a rich kind cannot be written as JSON.
    init(_ package: SoftwarePackage, encoder: JSONEncoder) throws {
        switch package {
        case .apt(let value): self.init(.apt, value)
        case .yum(let value): self.init(.yum, value)
        case .zypper(let value): self.init(.zypper, value)
        case .googet(let value): self.init(.googet, value)
        case .cos(let value): self.init(.cos, value)
        case .zypperPatch(let value): try self.init(.zypperPatch, name: value.name, detail: value, encoder)
        case .wua(let value): try self.init(.wua, name: value.title, detail: value, encoder)
        case .qfe(let value): try self.init(.qfe, name: value.hotFixID, detail: value, encoder)
        case .windowsApplication(let value):
            try self.init(.windowsApplication, name: value.displayName, detail: value, encoder)
            version = value.displayVersion.withoutNUL
        case .other(let key): self.init(kind: .other, name: key.withoutNUL)
        case .empty: self.init(kind: .empty)
        }
    }

    private init(_ kind: Kind, _ package: VersionedPackage) {
        self.init(
            kind: kind,
            name: package.name.withoutNUL,
            architecture: package.architecture.withoutNUL,
            version: package.version.withoutNUL
        )
    }

    private init(_ kind: Kind, name: String, detail: some Encodable, _ encoder: JSONEncoder) throws {
        let json = String(decoding: try encoder.encode(detail), as: UTF8.self)
        self.init(kind: kind, name: name.withoutNUL, detail: json)
    }

    /// The package that the columns mean.
    func package(decoder: JSONDecoder) throws -> SoftwarePackage {
        switch kind {
        case .apt: .apt(versioned)
        case .yum: .yum(versioned)
        case .zypper: .zypper(versioned)
        case .googet: .googet(versioned)
        case .cos: .cos(versioned)
        case .zypperPatch: .zypperPatch(try decoder.decode(ZypperPatch.self, from: Data(detail.utf8)))
        case .wua: .wua(try decoder.decode(WindowsUpdate.self, from: Data(detail.utf8)))
        case .qfe: .qfe(try decoder.decode(QuickFix.self, from: Data(detail.utf8)))
        case .windowsApplication:
            .windowsApplication(try decoder.decode(WindowsApplication.self, from: Data(detail.utf8)))
        case .other: .other(name)
        case .empty: .empty
        }
    }

    private var versioned: VersionedPackage {
        var package = VersionedPackage()
        package.name = name
        package.architecture = architecture
        package.version = version
        return package
    }
}
