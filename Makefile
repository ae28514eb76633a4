# jixiao: ingest | score | rank | plots. `make help` lists the targets.

CC ?= cc
PREFIX ?= /usr/local
DESTDIR ?=
BUILD ?= build

PROGRAMS := ingest score rank plots

# What the build, the programs and the tests need, by the names of Debian 12; and what only those
# who change the code need. `make demo` and `make check` install what is missing of the first list.
PACKAGES := libc6-dev libcsv-dev libsqlite3-dev nettle-dev libfontconfig-dev libcmocka-dev \
            gnuplot-nox fonts-wqy-microhei python3 libxml2-utils
DEV_PACKAGES := clang clang-format libclang-rt-dev
# What tests/browser.sh needs; without it that test is skipped. They are heavy. A command that is
# there, from wherever, is not installed again.
BROWSER_PACKAGES := chromium:chromium node:nodejs npm:npm
# What `make bench` compares with, as far as it is there.
BENCH_PACKAGES := sqlite3:sqlite3 mlr:miller node:nodejs npm:npm
# What tests/scale.sh needs for its two hosts; without it that test is skipped.
SCALE_PACKAGES := sshd:openssh-server ssh:openssh-client parallel:parallel rsync:rsync ip:iproute2

WARNINGS := -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wstrict-prototypes \
            -Wmissing-prototypes -Wvla -Wwrite-strings -Wformat=2
OPTIMISE ?= -O2
SANITISE ?=
CFLAGS ?= $(OPTIMISE) -g
ALL_CFLAGS := -std=c17 -D_POSIX_C_SOURCE=200809L $(WARNINGS) $(CFLAGS) $(SANITISE) -Icommon -MMD -MP
LIBS := -lcsv -lsqlite3 -lnettle -lfontconfig -lm

# V=1 shows every command in full.
QUIET := $(if $(V),,@)

VERSION := $(shell sed -n 's/^.define JIXIAO_VERSION "\(.*\)"/\1/p' common/opt.h)

# Every folder of sources is a library; a program is its main.c with its own library and common's.
sources = $(filter-out %/main.c,$(wildcard $(1)/*.c $(1)/*/*.c))
objects = $(patsubst %.c,$(BUILD)/obj/%.o,$(1))
library = $(BUILD)/lib$(1).a

SOURCES := $(foreach d,common $(PROGRAMS),$(wildcard $(d)/*.c $(d)/*/*.c))
UNIT_SOURCES := $(wildcard tests/unit/test_*.c)
UNIT := $(patsubst tests/unit/%.c,$(BUILD)/unit/%,$(UNIT_SOURCES))
INJECT := $(BUILD)/inject/fail.so
BENCH := $(patsubst tests/bench/%.c,$(BUILD)/bench/%,$(wildcard tests/bench/*.c))

# These goals set up before they build; the others build with what is there.
SETS_UP := demo check check-unit check-golden check-scripts update-golden
SETUP_FIRST := $(if $(filter $(SETS_UP),$(MAKECMDGOALS)),setup)

.DEFAULT_GOAL := all
.DELETE_ON_ERROR:
.PHONY: all
all: $(addprefix $(BUILD)/,$(PROGRAMS)) ## build the four programs (the default)

define program_rules
$(call library,$(1)): $(call objects,$(call sources,$(1)))
$(BUILD)/$(1): $(BUILD)/obj/$(1)/main.o $(call library,$(1)) $(call library,common)
	@echo "  link $$@"
	$$(QUIET)$$(CC) $$(ALL_CFLAGS) $$(LDFLAGS) -o $$@ $$^ $$(LIBS)
endef
$(foreach p,$(PROGRAMS),$(eval $(call program_rules,$(p))))

$(call library,common): $(call objects,$(call sources,common))

$(BUILD)/lib%.a:
	$(QUIET)rm -f $@ && ar rcs $@ $^

$(BUILD)/obj/%.o: %.c $(BUILD)/flags | $(SETUP_FIRST)
	@mkdir -p $(@D)
	@echo "  $(CC) $<"
	$(QUIET)$(CC) $(ALL_CFLAGS) -c -o $@ $<

# Within a program a header is named by its room, "points/cohort.h"; a test names the program, too.
$(foreach p,$(PROGRAMS),$(eval $(BUILD)/obj/$(p)/%.o: ALL_CFLAGS += -iquote $(p)))
$(BUILD)/obj/tests/%.o: ALL_CFLAGS += -iquote . $(addprefix -iquote ,$(PROGRAMS))

# The archive's schema as C texts, a line each.
$(BUILD)/schema.inc: common/archive/schema.sql
	@mkdir -p $(@D)
	$(QUIET)sed -e 's/[\\"]/\\&/g' -e 's/.*/"&\\n",/' $< >$@
$(BUILD)/obj/common/archive/schema.o: $(BUILD)/schema.inc
$(BUILD)/obj/common/archive/schema.o: ALL_CFLAGS += -I$(BUILD)

# A unit test is linked with the libraries of the programs whose headers it came to include, by the
# dependencies the compiler wrote down: two programs may use the same name for different things.
used_library = $$(grep -q ' $(1)/' $(BUILD)/obj/tests/unit/$*.d && echo $(call library,$(1)))
$(UNIT): $(BUILD)/unit/%: $(BUILD)/obj/tests/unit/%.o $(foreach d,$(PROGRAMS) common,$(call library,$(d)))
	@mkdir -p $(@D)
	@echo "  link $@"
	$(QUIET)$(CC) $(ALL_CFLAGS) $(LDFLAGS) -o $@ $< $(foreach p,$(PROGRAMS),$(call used_library,$(p))) \
	    $(call library,common) -lcmocka $(LIBS)

# Preloaded by tests/inject.sh; never sanitised, so that it can be preloaded at all.
$(INJECT): tests/inject/fail.c $(BUILD)/flags | $(SETUP_FIRST)
	@mkdir -p $(@D)
	@echo "  $(CC) $<"
	$(QUIET)$(CC) -std=c17 -D_GNU_SOURCE $(WARNINGS) -O2 -fPIC -shared -o $@ $< -ldl

# What only the benchmark runs: programs of one file, with none of ours in them.
$(BENCH): $(BUILD)/bench/%: tests/bench/%.c $(BUILD)/flags | $(SETUP_FIRST)
	@mkdir -p $(@D)
	@echo "  $(CC) $<"
	$(QUIET)$(CC) $(filter-out -MMD -MP,$(ALL_CFLAGS)) $(LDFLAGS) -o $@ $< -lcsv

# Another compiler or other flags: everything is built again.
FLAGS := $(CC) $(ALL_CFLAGS) $(LDFLAGS)
$(BUILD)/flags: FORCE
	@mkdir -p $(@D)
	@echo '$(FLAGS)' | cmp -s - $@ || echo '$(FLAGS)' >$@
.PHONY: FORCE
FORCE:

.PHONY: setup setup-dev
setup: ## install the packages that are missing (Debian; as root or through sudo)
	@common/setup.sh $(PACKAGES)
setup-dev: ## the same, with what only `make format` and the tests with clang need
	@common/setup.sh $(PACKAGES) $(DEV_PACKAGES)
.PHONY: browser-setup
browser-setup: ## the same, with what the test of the report in a browser needs
	@common/setup.sh $(PACKAGES) $(BROWSER_PACKAGES)
	@$(MAKE) -s tests/browser/node_modules/.package-lock.json
tests/browser/node_modules/.package-lock.json: tests/browser/package-lock.json
	cd tests/browser && npm ci && touch node_modules/.package-lock.json

# What the tests run against.
TESTED := all $(UNIT) $(INJECT) $(BENCH)
RUN := BIN="$(abspath $(BUILD))" tests/run

.PHONY: scale-setup
scale-setup: ## the same, with what the test of ranking on two hosts needs
	@common/setup.sh $(PACKAGES) $(SCALE_PACKAGES)

.PHONY: build-all check check-unit check-golden check-scripts update-golden asan
build-all: $(TESTED) ## build the programs and the tests, and run nothing
check: setup $(TESTED) ## set up, build and pass every test
	$(RUN)
check-unit: setup $(UNIT) ## only the tests of single functions (tests/unit)
	$(RUN) -k '^unit/'
check-golden: setup all ## only the cases with expected output (tests/cases)
	$(RUN) -k '^cases/'
check-scripts: setup all $(INJECT) ## only the scripts (tests/*.sh)
	$(RUN) -k '^scripts/'
update-golden: setup all ## write the expected output of tests/cases anew; look at the diff
	$(RUN) -u -k '^cases/'
asan: setup ## every test again, under AddressSanitizer and UBSan
	$(MAKE) check BUILD=$(BUILD)/asan OPTIMISE=-O1 \
	    SANITISE='-fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer'

BENCH_ROWS ?= 680000
BENCH_RUNS ?= 5
BENCH_LARGE ?=
.PHONY: bench bench-setup
bench: all $(BENCH) ## measure speed and memory beside other programs: BENCH_ROWS, BENCH_RUNS, BENCH_LARGE=1
	BIN="$(abspath $(BUILD))" tests/bench/run --rows $(BENCH_ROWS) --runs $(BENCH_RUNS) $(if $(BENCH_LARGE),--large)
bench-setup: ## install those other programs: DuckDB and polars for Node, sqlite3, Miller
	@common/setup.sh $(PACKAGES) $(BENCH_PACKAGES)
	cd tests/bench && npm ci

FUZZ_SECONDS ?= 60
.PHONY: fuzz
fuzz: setup-dev ## fuzz every target of tests/fuzz for FUZZ_SECONDS each, under ASan and UBSan
	BUILD=$(BUILD) tests/fuzz/run $(FUZZ_SECONDS)

# The whole pipe over the invented county.
FORMS := data/example/forms
CORRECTIONS := data/example/corrections
FRAMEWORK := data/frameworks/julu-2021
OUT ?= out
define DEMO
rm -f $(OUT)/county.db*
$(BUILD)/ingest -f $(FRAMEWORK) --archive $(OUT)/county.db $(FORMS)/*.csv |
    $(BUILD)/score -f $(FRAMEWORK) --explain $(OUT)/why.csv |
    $(BUILD)/rank -f $(FRAMEWORK) --archive $(OUT)/county.db --explain $(OUT)/why.csv >$(OUT)/ranking.csv
# One town's corrected form comes in: its whole cohort is scored again.
$(BUILD)/ingest -f $(FRAMEWORK) --archive $(OUT)/county.db $(CORRECTIONS)/*.csv |
    $(BUILD)/score -f $(FRAMEWORK) --explain $(OUT)/why.csv |
    $(BUILD)/rank -f $(FRAMEWORK) --archive $(OUT)/county.db --explain $(OUT)/why.csv >$(OUT)/ranking.csv
# The report of all years, with the reasons for every point, what does not add up, and how sure each
# rank is.
$(BUILD)/ingest -f $(FRAMEWORK) --archive $(OUT)/county.db --replay |
    $(BUILD)/score -f $(FRAMEWORK) --explain $(OUT)/why.csv --findings $(OUT)/findings.csv |
    $(BUILD)/rank -f $(FRAMEWORK) --robustness 1000 >$(OUT)/ranking.csv
$(BUILD)/plots -f $(FRAMEWORK) --title '虚构的示例县' -o $(OUT) \
    --explain $(OUT)/why.csv --findings $(OUT)/findings.csv $(OUT)/ranking.csv
$(BUILD)/rank --archive $(OUT)/county.db --compare
endef
# The first five of the last year, for a person.
define DEMO_TOP
/^#/ { next }
!heads { heads = NF; for (i = 1; i <= NF; i++) at[$$i] = i; next }
$$at["year"] > year { year = $$at["year"]; n = 0 }
$$at["year"] == year && n < 5 { line[++n] = sprintf("%5d  %6.2f  %s  %s", $$at["rank"],
    $$at["total"], $$at["grade"], $$at["department"]); peers = $$at["peers"]; county = $$at["county"] }
END { printf "\n%s %s, the first %d of %d:\n\n", county, year, n, peers
    for (i = 1; i <= n; i++) print line[i] }
endef
export DEMO DEMO_TOP
.PHONY: demo
demo: setup all ## set up, build and run the whole pipe on the example county
	@mkdir -p $(OUT)
	@echo "$$DEMO"; echo
	@echo "$$DEMO" | bash -o pipefail -e
	@awk -F, "$$DEMO_TOP" $(OUT)/ranking.csv
	@printf '\nThe archive is %s, the ranking %s. The report, for a browser:\n\n    %s\n' \
	    $(OUT)/county.db $(OUT)/ranking.csv "$(abspath $(OUT))/index.html"

.PHONY: format format-check
format: ## lay out every tracked C file by .clang-format
	git ls-files '*.c' '*.h' | xargs clang-format -i
format-check: ## say which tracked C files are not laid out by .clang-format
	git ls-files '*.c' '*.h' | xargs clang-format --dry-run -Werror

BINDIR = $(DESTDIR)$(PREFIX)/bin
LIBEXECDIR = $(DESTDIR)$(PREFIX)/libexec/jixiao
SHAREDIR = $(DESTDIR)$(PREFIX)/share/jixiao
SHARED_FILES = $(patsubst data/%,%,$(wildcard data/frameworks/*/*.csv))
SHARED_FOLDERS = $(patsubst data/%/,%,$(sort $(dir $(wildcard data/frameworks/*/*.csv)))) frameworks

.PHONY: install uninstall
install: all ## install under PREFIX (/usr/local); DESTDIR is put in front
	install -d "$(BINDIR)" "$(LIBEXECDIR)"
	sed -e 's|@PREFIX@|$(PREFIX)|' -e 's|@VERSION@|$(VERSION)|' common/jixiao.sh >"$(BINDIR)/jixiao"
	chmod 755 "$(BINDIR)/jixiao"
	install $(addprefix $(BUILD)/,$(PROGRAMS)) "$(LIBEXECDIR)"
	for f in $(SHARED_FILES); do install -D -m 644 "data/$$f" "$(SHAREDIR)/$$f" || exit 1; done
uninstall: ## remove what install put there, and nothing else
	rm -f "$(BINDIR)/jixiao"
	for f in $(PROGRAMS); do rm -f "$(LIBEXECDIR)/$$f" || exit 1; done
	for f in $(SHARED_FILES); do rm -f "$(SHAREDIR)/$$f" || exit 1; done
	for d in $(SHARED_FOLDERS); do rmdir "$(SHAREDIR)/$$d" 2>/dev/null; done; \
	    rmdir "$(SHAREDIR)" "$(LIBEXECDIR)" 2>/dev/null; true

.PHONY: clean help
clean: ## remove what was built
	rm -rf $(BUILD)
help: ## list these targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  %-15s %s\n", $$1, $$2 }' Makefile

-include $(patsubst %.c,$(BUILD)/obj/%.d,$(SOURCES) $(UNIT_SOURCES))
