################################################################################
#
# ivorysql
#
################################################################################

IVORYSQL_VERSION = $(call qstrip,$(BR2_PACKAGE_IVORYSQL_VERSION))
IVORYSQL_SOURCE = IvorySQL_$(IVORYSQL_VERSION).tar.gz
IVORYSQL_SITE = https://github.com/IvorySQL/IvorySQL/archive/refs/tags
IVORYSQL_LICENSE = Apache-2.0, PostgreSQL
IVORYSQL_LICENSE_FILES = LICENSE COPYRIGHT

# The archives are those of the repository, so the parsers are generated here; perl is the host's,
# which Buildroot asks for anyway. zic turns the time zones' text into the files that are installed:
# the server's own zic would be a program of the guest.
IVORYSQL_DEPENDENCIES = \
	host-bison \
	host-flex \
	host-pkgconf \
	host-zic \
	libxml2 \
	openssl \
	readline \
	util-linux \
	zlib

# autoconf, not meson: the meson files of 4.x lack a source file and the release's number, while
# the makefiles of all the releases here are complete.
#
# SSE2 does the arithmetic of doubles: v86 runs x87 instructions in software. The flag stands here,
# not in BR2_TARGET_OPTIMIZATION, which reaches the kernel too: there SSE is off, the compiler warns
# of it, and the kernel's probes, which take warnings for errors, would find no option supported.
#
# Server and programs lie at fixed addresses: a position-independent function of i386 calls a helper
# to find itself (11,800 places in a server of Debian's), and each such call makes v86 leave its
# compiled code twice. The same server did the same work 9 % quicker at first and 16 % later without
# it. BR2_PIC_PIE is off, but a toolchain may have PIE as its default. Modules stay
# position-independent: the makefiles add -fPIC behind CFLAGS.
#
# Two answers that configure finds only by running what it linked, which a cross build can't. With
# the first one "no", the server would not export the functions that extensions call.
IVORYSQL_CONF_ENV = \
	CFLAGS="$(TARGET_CFLAGS) -mfpmath=sse -mtune=generic -fno-pie" \
	LDFLAGS_EX="-no-pie" \
	XML2_CONFIG=$(STAGING_DIR)/usr/bin/xml2-config \
	ZIC="$(ZIC)" \
	pgac_cv_prog_cc_LDFLAGS_EX_BE__Wl___export_dynamic=yes \
	pgac_cv_prog_cc_LDFLAGS__Wl___as_needed=yes

# ICU stays out: its data are 31 MB, and the cluster's locale is C.UTF-8, which needs none of them.
# libuuid makes the extension uuid-ossp, which initdb creates from 5.0 on; libxml2 makes the XML
# functions. What is not named here is off by default.
IVORYSQL_CONF_OPTS = \
	--disable-rpath \
	--with-libxml \
	--with-oraport=1521 \
	--with-ssl=openssl \
	--with-uuid=e2fs \
	--without-icu

# One job: the makefiles miss dependencies between the Oracle parts
# (https://github.com/IvorySQL/IvorySQL/issues/551). MAKELEVEL=0 lets the top makefile generate the
# headers first; PostgreSQL's documentation asks for it when another make calls (section 17.3).
IVORYSQL_RUN_MAKE = $(TARGET_MAKE_ENV) $(MAKE1) MAKELEVEL=0 -C $(@D)

# The first target has what the Oracle mode needs, the second adds the other extensions.
define IVORYSQL_BUILD_CMDS
	$(IVORYSQL_RUN_MAKE) all
	$(IVORYSQL_RUN_MAKE) world-bin
endef

define IVORYSQL_INSTALL_TARGET_CMDS
	$(IVORYSQL_RUN_MAKE) DESTDIR=$(TARGET_DIR) install
	$(IVORYSQL_RUN_MAKE) DESTDIR=$(TARGET_DIR) install-world-bin
endef

# What only serves to compile extensions and embedded SQL.
define IVORYSQL_REMOVE_DEVELOPMENT_FILES
	rm -rf $(TARGET_DIR)/usr/lib/pgxs $(TARGET_DIR)/usr/lib/*/pgxs
	rm -f $(TARGET_DIR)/usr/bin/ecpg $(TARGET_DIR)/usr/bin/pg_config
endef
IVORYSQL_POST_INSTALL_TARGET_HOOKS += IVORYSQL_REMOVE_DEVELOPMENT_FILES

# Nothing else would tell that the flags above were lost: the programs work either way.
define IVORYSQL_CHECK_FIXED_ADDRESSES
	for program in postgres psql; do \
		$(TARGET_READELF) -h $(TARGET_DIR)/usr/bin/$$program | grep -q 'Type: *EXEC' || \
			{ echo "$$program is position-independent" >&2; exit 1; }; \
	done
endef
IVORYSQL_POST_INSTALL_TARGET_HOOKS += IVORYSQL_CHECK_FIXED_ADDRESSES

# The user of the shared overlay's passwd, with the same numbers.
define IVORYSQL_USERS
	postgres 26 postgres 26 * /var/lib/postgresql /bin/sh - IvorySQL
endef

$(eval $(autotools-package))
