.PHONY: run test

# The demonstration at http://127.0.0.1:8080: installs what is missing, builds, makes the demo once, serves.
run:
	@bin/setup run
	@bin/dev

# Everything that must pass.
test:
	@bin/setup test
	@bin/ci
