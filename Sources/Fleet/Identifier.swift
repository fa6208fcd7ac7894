/// The name of one kind of thing, kept apart from the names of other kinds by the compiler.
///
/// The text is the cloud's, so it may hold anything: writers escape and bound it.
package struct Identifier<Kind>: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The name as the API writes it.
    package let text: String

    /// Takes a name as it is.
    package init(_ text: String) {
        self.text = text
    }

    /// The name as the API writes it.
    package var description: String { text }

    /// Orders names by their UTF-8 bytes, so that every output has one order.
    package static func < (left: Self, right: Self) -> Bool {
        left.text < right.text
    }
}

extension Identifier: Codable {
    /// Reads the bare name.
    package init(from decoder: any Decoder) throws {
        self.init(try decoder.singleValueContainer().decode(String.self))
    }

    /// Writes the bare name.
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
}

/// Marks project ids.
package enum ProjectIDKind {}
/// Marks zone names.
package enum ZoneKind {}
/// Marks VM names.
package enum InstanceNameKind {}
/// Marks patch job uuids.
package enum PatchJobKind {}
/// Marks patch deployment ids.
package enum PatchDeploymentKind {}
/// Marks OS policy assignment ids.
package enum PolicyAssignmentKind {}
/// Marks OS policy ids.
package enum PolicyKind {}
/// Marks revision ids of OS policy assignments.
package enum RevisionKind {}
/// Marks Cloud Billing account ids.
package enum BillingAccountKind {}

/// A project's id, such as `acme-prod`; never its number.
package typealias ProjectID = Identifier<ProjectIDKind>
/// A zone, such as `us-central1-a`.
package typealias ZoneName = Identifier<ZoneKind>
/// A VM's name; reused when a VM is recreated.
package typealias InstanceName = Identifier<InstanceNameKind>
/// The last segment of a patch job's name.
package typealias PatchJobID = Identifier<PatchJobKind>
/// The last segment of a patch deployment's name.
package typealias PatchDeploymentID = Identifier<PatchDeploymentKind>
/// The last segment of an OS policy assignment's name, without `@revision`.
package typealias PolicyAssignmentID = Identifier<PolicyAssignmentKind>
/// An OS policy's id, unique only inside one assignment.
package typealias PolicyID = Identifier<PolicyKind>
/// A revision of an OS policy assignment.
package typealias RevisionID = Identifier<RevisionKind>
/// A Cloud Billing account, such as `0X0X0X-0X0X0X-0X0X0X`.
package typealias BillingAccountID = Identifier<BillingAccountKind>

extension Identifier: ExpressibleByStringLiteral {
    /// Takes a literal as it is.
    package init(stringLiteral text: String) {
        self.init(text)
    }
}
