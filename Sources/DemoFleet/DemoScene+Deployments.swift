import Fleet

/// Patch deployments: weekly, monthly, once, and one that is paused.
extension DemoScene {
    /// The deployments of a project as `patchDeployments.list` gives them.
    func deployments(of project: DemoProject) -> [JSONValue] {
        project == .production
            ? [weeklyLinux, monthlyWindows, once]
            : [
                deployment(
                    "stage-weekly",
                    of: project,
                    filter: ["all": true],
                    schedule: weekly("SATURDAY", weekday: 6, hour: 22),
                    lastExecuteTime: lastWeekly(weekday: 6, hour: 22)
                ),
                deployment(
                    "stage-freeze",
                    of: project,
                    filter: ["groupLabels": [["labels": ["env": "stage"]]]],
                    schedule: weekly("WEDNESDAY", weekday: 3, hour: 1),
                    lastExecuteTime: start - .seconds(80 * 86_400),
                    isPaused: true
                ),
            ]
    }

    private var weeklyLinux: JSONValue {
        deployment(
            "weekly-linux",
            of: .production,
            filter: ["groupLabels": [["labels": ["env": "prod", "os": "linux"]]]],
            schedule: weekly("SUNDAY", weekday: 0, hour: 2),
            lastExecuteTime: lastWeekly(weekday: 0, hour: 2)
        )
    }

    private var monthlyWindows: JSONValue {
        // Friday after the second Tuesday, at midnight: members of timeOfDay that are zero are left out.
        let last = lastWeekly(weekday: 5, hour: 0) - .seconds(7 * 86_400)
        let schedule: JSONValue = [
            "timeZone": ["id": "Etc/UTC"],
            "timeOfDay": [:],
            "frequency": "MONTHLY",
            "monthly": ["weekDayOfMonth": ["weekOrdinal": 2, "dayOfWeek": "TUESDAY", "dayOffset": 3]],
            "lastExecuteTime": .time(last),
            "nextExecuteTime": .time(last + .seconds(28 * 86_400)),
        ]
        return deployment(
            "monthly-windows",
            of: .production,
            filter: ["groupLabels": [["labels": ["os": "windows"]]]],
            schedule: ("recurringSchedule", schedule),
            lastExecuteTime: last
        )
    }

    private var once: JSONValue {
        // One-time deployments stay ACTIVE in the list after they ran.
        let time = start - .seconds(51 * 86_400 + 7_000)
        return deployment(
            "glibc-once",
            of: .production,
            filter: ["instanceNamePrefixes": ["api-", "eu-api-", "eu-web-"]],
            schedule: ("oneTimeSchedule", ["executeTime": .time(time)]),
            lastExecuteTime: time
        )
    }

    private func weekly(_ day: String, weekday: Int, hour: Int) -> (key: String, value: JSONValue) {
        let next = last(weekday: weekday, hour: hour, before: now) + .seconds(7 * 86_400)
        let schedule: JSONValue = [
            "timeZone": ["id": "Etc/UTC"],
            "startTime": "2025-01-01T00:00:00Z",
            "timeOfDay": ["hours": .integer(hour)],
            "frequency": "WEEKLY",
            "weekly": ["dayOfWeek": .text(day)],
            "lastExecuteTime": .time(lastWeekly(weekday: weekday, hour: hour)),
            "nextExecuteTime": .time(next),
        ]
        return ("recurringSchedule", schedule)
    }

    private func deployment(
        _ name: String,
        of project: DemoProject,
        filter: JSONValue,
        schedule: (key: String, value: JSONValue),
        lastExecuteTime: Timestamp,
        isPaused: Bool = false
    ) -> JSONValue {
        .object([
            ("name", .text("projects/\(project.number)/patchDeployments/\(name)")),
            ("instanceFilter", filter),
            ("patchConfig", patchConfig(allowsMIGs: false)),
            ("duration", "7200s"),
            schedule,
            ("createTime", "2025-01-08T09:14:21.340817Z"),
            ("updateTime", "2025-06-17T12:40:02.118402Z"),
            ("lastExecuteTime", .time(lastExecuteTime)),
            ("rollout", ["mode": "ZONE_BY_ZONE", "disruptionBudget": ["percent": 50]]),
            ("state", isPaused ? "PAUSED" : "ACTIVE"),
        ])
    }
}
