enum StubCost {}
