package import Fleet
package import TapeJSON

// https://cloud.google.com/monitoring/api/ref_v3/rest/v3/TimeSeries
// https://cloud.google.com/monitoring/api/ref_v3/rest/v3/projects.metricDescriptors

extension TimeSeries {
    /// Reads a series of `timeSeries.list`.
    package init(_ json: JSONCursor) throws(JSONDecodingError) {
        self.init()
        metricType = try json.required("metric") { metric throws(JSONDecodingError) in
            try metric.requiredString("type")
        }
        try json.decodeMembers { key, value throws(JSONDecodingError) in
            switch key {
            case "metric": metricLabels = try value.typeAndLabels().labels
            case "resource": (resourceType, resourceLabels) = try value.typeAndLabels()
            case "metricKind": kind = try value.requiredString()
            case "valueType": valueType = try value.requiredString()
            case "points": points = try value.decodeElements(Point.init)
            default: break
            }
        }
    }
}

extension TimeSeries.Point {
    init(_ json: JSONCursor) throws(JSONDecodingError) {
        self.init()
        try json.decodeMembers { key, value throws(JSONDecodingError) in
            switch key {
            case "interval":
                start = try value.optional("startTime", Timestamp.init)
                end = try value.optional("endTime", Timestamp.init)
            case "value": try decodeValue(value)
            default: break
            }
        }
    }

    private mutating func decodeValue(_ json: JSONCursor) throws(JSONDecodingError) {
        try json.decodeMembers { key, value throws(JSONDecodingError) in
            switch key {
            case "boolValue": number = try value.requiredBool() ? 1 : 0
            case "int64Value": number = Double(try value.requiredInt64())
            case "doubleValue": number = try value.requiredDouble()
            case "stringValue": text = try value.requiredString()
            default: break
            }
        }
    }
}

extension MetricDescriptor {
    /// Reads a descriptor of `metricDescriptors.list`.
    package init(_ json: JSONCursor) throws(JSONDecodingError) {
        self.init()
        type = try json.requiredString("type")
        try json.decodeMembers { key, value throws(JSONDecodingError) in
            switch key {
            case "displayName": displayName = try value.requiredString()
            case "description": description = try value.requiredString()
            case "metricKind": kind = try value.requiredString()
            case "valueType": valueType = try value.requiredString()
            case "labels":
                labelKeys = try value.decodeElements { label throws(JSONDecodingError) in
                    try label.requiredString("key")
                }
            default: break
            }
        }
    }
}
