import Exposition
import Testing

@Suite struct RenderTests {
    static let golden = #"""
        # HELP demo_vm_info A VM, its "identity" and what is known of it.
        # TYPE demo_vm_info gauge
        demo_vm_info{vm="web-1",os="debian"} 1
        demo_vm_info{vm="say \"hi\"\\\n",os=""} 1
        # HELP demo_vm_labels Labels of the VM.
        # TYPE demo_vm_labels gauge
        demo_vm_labels{vm="web-1",label_team="shop",label_cost_center="42"} 1
        demo_vm_labels{vm="say \"hi\"\\\n",label_env="prod"} 1
        # HELP demo_vm_updates Updates that wait.\nZeros included.
        # TYPE demo_vm_updates gauge
        demo_vm_updates{vm="web-1"} 3
        demo_vm_updates{vm="say \"hi\"\\\n"} 0
        # HELP demo_vm_contact_timestamp_seconds When the VM was last heard of.
        # TYPE demo_vm_contact_timestamp_seconds gauge
        demo_vm_contact_timestamp_seconds{vm="web-1"} 1719335260.888375
        # HELP demo_api_requests_total Requests sent.
        # TYPE demo_api_requests_total counter
        demo_api_requests_total 12
        # HELP demo_price_usd Price of an hour.
        # TYPE demo_price_usd gauge
        demo_price_usd 0.003

        """#

    @Test func `the small catalogue renders as the golden text`() throws {
        let rendered = try FamilyRegistry(smallCatalogue).render(.two)
        #expect(String(decoding: rendered.body, as: UTF8.self) == Self.golden)
    }

    @Test func `the golden text has no problems`() {
        #expect(ExpositionLinter.problems(in: Array(Self.golden.utf8)) == [])
    }

    @Test func `a family without samples has no header either`() throws {
        let rendered = try FamilyRegistry(smallCatalogue).render(SampleFleet())
        let expected = "# HELP demo_price_usd Price of an hour.\n# TYPE demo_price_usd gauge\ndemo_price_usd 0.003\n"
        #expect(String(decoding: rendered.body, as: UTF8.self) == expected)
    }

    @Test func `series are counted per family with zeros`() throws {
        let rendered = try FamilyRegistry(smallCatalogue).render(SampleFleet(vms: [SampleVM(name: "a", updates: 1)]))
        #expect(rendered.seriesByFamily.map(\.name) == smallCatalogue.map(\.name))
        #expect(rendered.seriesByFamily.map(\.count) == [1, 1, 1, 0, 0, 1])
        #expect(rendered.seriesCount == 4)
    }

    @Test func `no families make an empty body`() throws {
        let rendered = try FamilyRegistry<Int>([]).render(1)
        #expect(rendered.body.isEmpty)
        #expect(rendered.seriesCount == 0)
    }

    @Test func `a family may name all labels of a sample itself`() throws {
        let family = MetricFamily<Void>(name: "demo_labels", help: "Labels.", hasVaryingLabels: true) { _, sink in
            sink.sample(labelPairs: [("first", "1"), ("second", "2")], 1)
            sink.sample(labelPairs: [], 0.5)
        }
        let lines = String(decoding: try FamilyRegistry([family]).render(()).body, as: UTF8.self).split(separator: "\n")
        #expect(lines.dropFirst(2) == [#"demo_labels{first="1",second="2"} 1"#, "demo_labels 0.5"])
    }

    static let openMetricsGolden = #"""
        # HELP demo_vm A VM, its \"identity\" and what is known of it.
        # TYPE demo_vm info
        demo_vm_info{vm="web-1",os="debian"} 1
        demo_vm_info{vm="say \"hi\"\\\n",os=""} 1
        # HELP demo_vm_labels Labels of the VM.
        # TYPE demo_vm_labels gauge
        demo_vm_labels{vm="web-1",label_team="shop",label_cost_center="42"} 1
        demo_vm_labels{vm="say \"hi\"\\\n",label_env="prod"} 1
        # HELP demo_vm_updates Updates that wait.\nZeros included.
        # TYPE demo_vm_updates gauge
        demo_vm_updates{vm="web-1"} 3
        demo_vm_updates{vm="say \"hi\"\\\n"} 0
        # HELP demo_vm_contact_timestamp_seconds When the VM was last heard of.
        # TYPE demo_vm_contact_timestamp_seconds gauge
        # UNIT demo_vm_contact_timestamp_seconds seconds
        demo_vm_contact_timestamp_seconds{vm="web-1"} 1719335260.888375
        # HELP demo_api_requests Requests sent.
        # TYPE demo_api_requests counter
        demo_api_requests_total 12
        # HELP demo_price_usd Price of an hour.
        # TYPE demo_price_usd gauge
        # UNIT demo_price_usd usd
        demo_price_usd 0.003
        # EOF

        """#

    @Test func `OpenMetrics has other headers and an end, and the same samples`() throws {
        let rendered = try FamilyRegistry(smallCatalogue).render(.two, as: .openMetrics)
        #expect(String(decoding: rendered.body, as: UTF8.self) == Self.openMetricsGolden)
    }

    @Test(arguments: [
        (ExpositionFormat.text, "text/plain; version=0.0.4; charset=utf-8"),
        (.textVersion1, "text/plain; version=1.0.0; charset=utf-8"),
        (.openMetrics, "application/openmetrics-text; version=1.0.0; charset=utf-8"),
        (.openMetrics001, "application/openmetrics-text; version=0.0.1; charset=utf-8"),
    ])
    func `each format has its content type`(format: ExpositionFormat, type: String) {
        #expect(format.contentType() == type)
        #expect(format.contentType(escaping: "underscores") == "\(type); escaping=underscores")
    }
}
