enum StubFleetMetrics {}
