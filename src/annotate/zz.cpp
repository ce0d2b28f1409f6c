namespace zonage {}
