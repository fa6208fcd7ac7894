enum StubReports {}
