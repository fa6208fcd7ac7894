enum StubGoogleCloud {}
