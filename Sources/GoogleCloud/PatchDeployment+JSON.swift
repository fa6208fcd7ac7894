package import Fleet
package import TapeJSON

// https://cloud.google.com/compute/docs/osconfig/rest/v1/projects.patchDeployments

extension PatchDeployment {
    /// Reads a deployment of `patchDeployments.list` or `patchDeployments.get`.
    package init(_ json: JSONCursor) throws(JSONDecodingError) {
        let name = try json.required("name") { name throws(JSONDecodingError) in
            try name.globalName(in: "patchDeployments", shape: "projects/P/patchDeployments/ID")
        }
        self.init(project: name.project, id: PatchDeploymentID(name.id))
        try json.decodeMembers { key, value throws(JSONDecodingError) in
            switch key {
            case "description": description = try value.requiredString()
            case "createTime": createTime = try Timestamp(value)
            case "updateTime": updateTime = try Timestamp(value)
            case "lastExecuteTime": lastExecuteTime = try Timestamp(value)
            case "state": state = try Open(value)
            case "instanceFilter": instanceFilter = try PatchInstanceFilter(value)
            case "patchConfig": patchConfig = try PatchConfig(value)
            case "duration": duration = try Duration(value)
            case "rollout": rollout = try PatchRollout(value)
            case "oneTimeSchedule": schedule = .oneTime(try value.optional("executeTime", Timestamp.init))
            case "recurringSchedule": schedule = .recurring(try RecurringSchedule(value))
            default: break
            }
        }
    }
}

extension RecurringSchedule {
    init(_ json: JSONCursor) throws(JSONDecodingError) {
        self.init()
        try json.decodeMembers { key, value throws(JSONDecodingError) in
            switch key {
            case "timeZone":
                timeZone = try value.optionalString("id") ?? ""
                timeZoneVersion = try value.optionalString("version") ?? ""
            case "startTime": startTime = try Timestamp(value)
            case "endTime": endTime = try Timestamp(value)
            case "timeOfDay": timeOfDay = try TimeOfDay(value)
            case "frequency": frequency = try Open(value)
            case "weekly": dayOfWeek = try value.optionalString("dayOfWeek") ?? ""
            case "monthly": monthDay = try MonthDay.decode(value)
            case "lastExecuteTime": lastExecuteTime = try Timestamp(value)
            case "nextExecuteTime": nextExecuteTime = try Timestamp(value)
            default: break
            }
        }
    }
}

extension RecurringSchedule.MonthDay {
    /// Reads a `MonthlySchedule`; `nil` when it names no day.
    static func decode(_ json: JSONCursor) throws(JSONDecodingError) -> Self? {
        if let day = try json.optionalInt64("monthDay"), day != 0 { return .day(day) }
        return try json.optional("weekDayOfMonth") { value throws(JSONDecodingError) in
            .weekday(
                ordinal: try value.optionalInt64("weekOrdinal") ?? 0,
                day: try value.optionalString("dayOfWeek") ?? "",
                offset: try value.optionalInt64("dayOffset") ?? 0
            )
        }
    }
}

extension TimeOfDay {
    init(_ json: JSONCursor) throws(JSONDecodingError) {
        self.init()
        try json.decodeMembers { key, value throws(JSONDecodingError) in
            switch key {
            case "hours": hours = try value.requiredInt64()
            case "minutes": minutes = try value.requiredInt64()
            case "seconds": seconds = try value.requiredInt64()
            case "nanos": nanoseconds = try value.requiredInt64()
            default: break
            }
        }
    }
}
