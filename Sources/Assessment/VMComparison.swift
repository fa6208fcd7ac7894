import Fleet

/// Which VMs of a project are as they were in an earlier snapshot.
struct VMComparison: Sendable {
    /// The places of VMs that are new, or of which some fact may have changed, in order.
    private(set) var changed: [Int] = []
    /// The earlier places of VMs that are no more, in order.
    private(set) var departed: [Int] = []
    /// Where each VM stood before, `nil` for a new one; `nil` altogether where each stands where it stood.
    private(set) var formerPlaces: [Int?]?

    /// Compares VMs, which are sorted alike.
    init(of vms: [VM], with earlier: [VM]) {
        let (new, old) = (vms.span, earlier.span)
        var (place, former) = (0, 0)
        while place < new.count, former < old.count {
            if new[place].isIdentical(to: old[former]) {
                note(former, at: place)
                (place, former) = (place + 1, former + 1)
                continue
            }
            switch new[place].relation(to: old[former]) {
            case .same:
                changed.append(place)
                note(former, at: place)
                (place, former) = (place + 1, former + 1)
            case .before:
                changed.append(place)
                note(nil, at: place)
                place += 1
            case .behind:
                departed.append(former)
                former += 1
            }
        }
        departed += former..<old.count
        if !departed.isEmpty, formerPlaces == nil { formerPlaces = Array(0..<place) }
        for place in place..<new.count {
            changed.append(place)
            note(nil, at: place)
        }
    }

    /// Whether nothing at all is new.
    var isEmpty: Bool { changed.isEmpty && departed.isEmpty }

    /// Where a VM stood before; `nil` for a new one.
    func formerPlace(of place: Int) -> Int? {
        guard let formerPlaces else { return place }
        return formerPlaces[place]
    }

    private mutating func note(_ former: Int?, at place: Int) {
        guard formerPlaces != nil || former != place else { return }
        if formerPlaces == nil { formerPlaces = Array(0..<place) }
        formerPlaces?.append(former)
    }
}

extension VM {
    fileprivate enum Relation {
        case same
        case before
        case behind
    }

    /// How the VM stands to another in the order of snapshots.
    fileprivate func relation(to other: VM) -> Relation {
        let (mine, others) = ((zone, name, id), (other.zone, other.name, other.id))
        return mine == others ? .same : mine < others ? .before : .behind
    }
}
