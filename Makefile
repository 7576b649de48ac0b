# A thin front: `make publication` and `make test` do everything on a fresh Debian 12.
.DEFAULT_GOAL := help
.PHONY: help publication draft check status test fuzz acceptance bench program clean FORCE

BUILD := build
JOBS := $(shell nproc 2>/dev/null || echo 2)
PROJECT ?= .

help:
	@echo "make publication   check everything and write the publication to out/"
	@echo "make draft         write it in any case, marked as a draft"
	@echo "make check         check only"
	@echo "make status        where the work stands, on one screen"
	@echo "make test          compile with sanitizers and run the tests"
	@echo "make acceptance    open the outputs in real readers (LibreOffice, poppler, Chromium, …)"
	@echo "make fuzz          change a small project at random, thousands of times"
	@echo "make bench         measure time and memory"
	@echo "PROJECT=FOLDER     behind any of the first four: another project than this one"

publication: program
	@$(BUILD)/release/galley build --project "$(PROJECT)"

draft check status: program
	@$(BUILD)/release/galley $@ --project "$(PROJECT)"

# The packages are looked at again only when their list has changed.
$(BUILD)/.packages-%: pipeline/packages.txt pipeline/setup.sh
	@pipeline/setup.sh $*
	@mkdir -p $(BUILD) && touch $@

$(BUILD)/release/build.ninja: $(BUILD)/.packages-build
	@cmake -S . -B $(BUILD)/release -G Ninja -DCMAKE_BUILD_TYPE=RelWithDebInfo -DGALLEY_TESTS=OFF >$(BUILD)/configure.log 2>&1 \
	  || { cat $(BUILD)/configure.log; exit 2; }
	@touch $@

program: $(BUILD)/release/build.ninja
	@[ -x $(BUILD)/release/galley ] || echo "Compiling Galley (three to four minutes, once)"
	@cmake --build $(BUILD)/release -j $(JOBS) >$(BUILD)/compile.log 2>&1 || { cat $(BUILD)/compile.log; exit 2; }

$(BUILD)/sanitize/build.ninja: $(BUILD)/.packages-build
	@cmake -S . -B $(BUILD)/sanitize -G Ninja -DCMAKE_BUILD_TYPE=Debug -DGALLEY_SANITIZE=ON
	@touch $@

test: $(BUILD)/sanitize/build.ninja
	cmake --build $(BUILD)/sanitize -j $(JOBS)
	ctest --test-dir $(BUILD)/sanitize --output-on-failure -j $(JOBS)

# Thousands of changes at random to a small project; SEED=N for others.
fuzz: $(BUILD)/sanitize/build.ninja
	cmake --build $(BUILD)/sanitize -j $(JOBS) --target test_publish
	LSAN_OPTIONS=suppressions=tests/lsan.supp GALLEY_MUTATIONS=2000 GALLEY_SEED=$(or $(SEED),1) $(BUILD)/sanitize/tests/test_publish --gtest_filter='Mutation.*'

acceptance: program $(BUILD)/.packages-acceptance
	tests/acceptance/run.sh $(BUILD)/release/galley

bench: program
	tests/bench/run.sh $(BUILD)/release/galley $(TASKS)

clean:
	rm -rf $(BUILD) .galley
