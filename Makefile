# jixiao: ingest | score | rank | plots. `make help` lists the targets.

CC ?= cc
PREFIX ?= /usr/local
DESTDIR ?=
BUILD ?= build

PROGRAMS := ingest score rank plots

# What the build, the programs and the tests need, by the names of Debian 12.
PACKAGES := pkg-config libcsv-dev libsqlite3-dev libfontconfig-dev libcmocka-dev \
            gnuplot-nox fonts-wqy-microhei python3 clang-format libxml2-utils

WARNINGS := -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wstrict-prototypes \
            -Wmissing-prototypes -Wvla -Wwrite-strings -Wformat=2
OPTIMISE ?= -O2
SANITISE ?=
CFLAGS ?= $(OPTIMISE) -g
ALL_CFLAGS := -std=c17 -D_POSIX_C_SOURCE=200809L $(WARNINGS) $(CFLAGS) $(SANITISE) -Icommon -MMD -MP
LIBS := -lcsv -lsqlite3 -lfontconfig -lm

# Every folder of sources is a library; a program is its main.c with its own library and common's.
sources = $(filter-out %/main.c,$(wildcard $(1)/*.c $(1)/*/*.c))
objects = $(patsubst %.c,$(BUILD)/obj/%.o,$(1))
library = $(BUILD)/lib$(1).a

SOURCES := $(foreach d,common $(PROGRAMS),$(wildcard $(d)/*.c $(d)/*/*.c))
UNIT := $(patsubst tests/unit/%.c,$(BUILD)/unit/%,$(wildcard tests/unit/test_*.c))

.DEFAULT_GOAL := all
.PHONY: all
all: $(addprefix $(BUILD)/,$(PROGRAMS)) ## build the four programs (the default)

define program_rules
$(call library,$(1)): $(call objects,$(call sources,$(1)))
$(BUILD)/$(1): $(BUILD)/obj/$(1)/main.o $(call library,$(1)) $(call library,common)
	$$(CC) $$(ALL_CFLAGS) $$(LDFLAGS) -o $$@ $$^ $$(LIBS)
endef
$(foreach p,$(PROGRAMS),$(eval $(call program_rules,$(p))))

$(call library,common): $(call objects,$(call sources,common))

$(BUILD)/lib%.a:
	rm -f $@ && ar rcs $@ $^

$(BUILD)/obj/%.o: %.c
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) -c -o $@ $<

$(BUILD)/unit/%: tests/unit/%.c $(foreach d,$(PROGRAMS) common,$(call library,$(d)))
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) -I. $(LDFLAGS) -o $@ $^ -lcmocka $(LIBS)

.PHONY: clean
clean: ## remove what was built
	rm -rf $(BUILD)

-include $(patsubst %.c,$(BUILD)/obj/%.d,$(SOURCES)) $(UNIT:=.d)
