/// A resource name as Google's APIs write it: `projects/1/locations/z/instances/2/inventory`, or a URL that ends so.
package struct ResourceName: Hashable, Sendable {
    /// The segments from `projects` on.
    package let segments: [Substring]

    /// Takes a name or URL; `nil` when it has no `projects/…` in it.
    package init?(_ text: String) {
        let all = text.split(separator: "/", omittingEmptySubsequences: true)
        guard let start = all.firstIndex(of: "projects"), start + 1 < all.count else { return nil }
        segments = Array(all[start...])
    }

    /// The project it lies in.
    package var project: ProjectReference { ProjectReference(segments[1]) }

    /// The zone, from `locations/` or `zones/`; `nil` for a global resource.
    package var zone: ZoneName? {
        (segment(after: "locations") ?? segment(after: "zones")).map { ZoneName(String($0)) }
    }

    /// The numeric instance id after `instances/`; `nil` when there is none or a name stands there.
    package var instanceID: InstanceID? { segment(after: "instances").flatMap { InstanceID($0) } }

    /// The instance name after `instances/`; `nil` when there is none or a numeric id stands there.
    package var instanceName: InstanceName? {
        guard let segment = segment(after: "instances"), InstanceID(segment) == nil else { return nil }
        return InstanceName(String(segment))
    }

    /// The last segment.
    package var last: String { String(segments[segments.count - 1]) }

    /// The segment that follows `collection`; `nil` when the name has none.
    package func segment(after collection: String) -> Substring? {
        guard let index = segments.firstIndex(of: Substring(collection)), index + 1 < segments.count else { return nil }
        return segments[index + 1]
    }
}
