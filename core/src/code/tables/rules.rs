// Made by `cargo xtask generate` from core/data/rules.tsv. Do not edit.

static RULES: &[Rule] = &[
    Rule {
        category: Category::Throttled,
        retry: Retry::Backoff,
        #[cfg(feature = "reasons")]
        reason: "speaks of how often requests come",
    },
    Rule {
        category: Category::PaymentRequired,
        retry: Retry::Never,
        #[cfg(feature = "reasons")]
        reason: "speaks of money owed",
    },
    Rule {
        category: Category::NotFound,
        retry: Retry::Never,
        #[cfg(feature = "reasons")]
        reason: "says that something is missing",
    },
    Rule {
        category: Category::Quota,
        retry: Retry::Never,
        #[cfg(feature = "reasons")]
        reason: "speaks of a quota",
    },
    Rule {
        category: Category::AlreadyExists,
        retry: Retry::Never,
        #[cfg(feature = "reasons")]
        reason: "says that it is there, or done, already",
    },
    Rule {
        category: Category::Conflict,
        retry: Retry::AfterStateChange,
        #[cfg(feature = "reasons")]
        reason: "names an operation under way",
    },
    Rule {
        category: Category::FailedPrecondition,
        retry: Retry::Never,
        #[cfg(feature = "reasons")]
        reason: "names what must be done first",
    },
    Rule {
        category: Category::FailedPrecondition,
        retry: Retry::Never,
        #[cfg(feature = "reasons")]
        reason: "says that it is in use",
    },
    Rule {
        category: Category::FailedPrecondition,
        retry: Retry::Never,
        #[cfg(feature = "reasons")]
        reason: "speaks of a state",
    },
    Rule {
        category: Category::Authorization,
        retry: Retry::Never,
        #[cfg(feature = "reasons")]
        reason: "speaks of permission",
    },
    Rule {
        category: Category::Unsupported,
        retry: Retry::Never,
        #[cfg(feature = "reasons")]
        reason: "says that it is not supported",
    },
    Rule {
        category: Category::Quota,
        retry: Retry::Never,
        #[cfg(feature = "reasons")]
        reason: "speaks of a limit",
    },
    Rule {
        category: Category::Unavailable,
        retry: Retry::BackoffIfIdempotent,
        #[cfg(feature = "reasons")]
        reason: "names trouble on the way to an answer",
    },
    Rule {
        category: Category::Internal,
        retry: Retry::BackoffIfIdempotent,
        #[cfg(feature = "reasons")]
        reason: "names an error inside the service",
    },
    Rule {
        category: Category::InvalidRequest,
        retry: Retry::Never,
        #[cfg(feature = "reasons")]
        reason: "speaks of what was sent",
    },
];

static FAMILIES: &[(&str, u32)] = &[
    ("AuthFailure", 0x7d6),
    ("FailedOperation", 0x7fff),
    ("InternalError", 0x5ff7),
    ("InvalidParameter", 0x6d7),
    ("InvalidParameterValue", 0x6d6),
    ("LimitExceeded", 0x7df),
    ("OperationDenied", 0xfff),
    ("ResourceInUse", 0x7f6),
    ("ResourceInsufficient", 0xfde),
    ("ResourceUnavailable", 0xfff),
    ("UnauthorizedOperation", 0x7de),
    ("UnsupportedOperation", 0xfff),
];

static WORDS: [&[Word]; 26] = [
    // A
    &[
        Word {
            text: "Abnormal",
            of: 0x100,
            except: 0x0,
        },
        Word {
            text: "Already",
            of: 0x10,
            except: 0x0,
        },
        Word {
            text: "AlreadyIn",
            of: 0x0,
            except: 0x10,
        },
        Word {
            text: "AlreadyRunning",
            of: 0x0,
            except: 0x10,
        },
        Word {
            text: "Arrear",
            of: 0x2,
            except: 0x0,
        },
    ],
    // B
    &[
        Word {
            text: "Balance",
            of: 0x2,
            except: 0x0,
        },
        Word {
            text: "Balancer",
            of: 0x0,
            except: 0x2,
        },
        Word {
            text: "Busy",
            of: 0x1000,
            except: 0x0,
        },
    ],
    // C
    &[
        Word {
            text: "CountLimit",
            of: 0x800,
            except: 0x0,
        },
    ],
    // D
    &[
        Word {
            text: "DBError",
            of: 0x2000,
            except: 0x0,
        },
        Word {
            text: "Daily",
            of: 0x0,
            except: 0x1,
        },
        Word {
            text: "DbError",
            of: 0x2000,
            except: 0x0,
        },
        Word {
            text: "Deploying",
            of: 0x20,
            except: 0x0,
        },
        Word {
            text: "DescribeQuota",
            of: 0x0,
            except: 0x8,
        },
        Word {
            text: "Disabled",
            of: 0x100,
            except: 0x0,
        },
        Word {
            text: "DupKey",
            of: 0x10,
            except: 0x0,
        },
        Word {
            text: "Duplicate",
            of: 0x10,
            except: 0x0,
        },
    ],
    // E
    &[
        Word {
            text: "Exceed",
            of: 0x800,
            except: 0x0,
        },
        Word {
            text: "ExistUnder",
            of: 0x80,
            except: 0x0,
        },
        Word {
            text: "Expired",
            of: 0x100,
            except: 0x0,
        },
    ],
    // F
    &[
        Word {
            text: "Format",
            of: 0x4000,
            except: 0x0,
        },
        Word {
            text: "FreqLimit",
            of: 0x1,
            except: 0x0,
        },
        Word {
            text: "Frequen",
            of: 0x1,
            except: 0x0,
        },
    ],
    // G
    &[
        Word {
            text: "GetQuota",
            of: 0x0,
            except: 0x8,
        },
    ],
    // H
    &[
    ],
    // I
    &[
        Word {
            text: "Illegal",
            of: 0x4000,
            except: 0x0,
        },
        Word {
            text: "InProgress",
            of: 0x20,
            except: 0x0,
        },
        Word {
            text: "InUse",
            of: 0x80,
            except: 0x0,
        },
        Word {
            text: "InstanceStatus",
            of: 0x100,
            except: 0x0,
        },
        Word {
            text: "InternalError",
            of: 0x2000,
            except: 0x0,
        },
        Word {
            text: "Invalid",
            of: 0x4000,
            except: 0x0,
        },
        Word {
            text: "IsRunning",
            of: 0x20,
            except: 0x0,
        },
        Word {
            text: "Isolated",
            of: 0x100,
            except: 0x0,
        },
    ],
    // J
    &[
    ],
    // K
    &[
    ],
    // L
    &[
        Word {
            text: "LoadBalance",
            of: 0x0,
            except: 0x2,
        },
        Word {
            text: "LowFrequen",
            of: 0x0,
            except: 0x1,
        },
    ],
    // M
    &[
        Word {
            text: "Maximum",
            of: 0x800,
            except: 0x0,
        },
        Word {
            text: "Mismatch",
            of: 0x4000,
            except: 0x0,
        },
    ],
    // N
    &[
        Word {
            text: "NameDup",
            of: 0x10,
            except: 0x0,
        },
        Word {
            text: "NameExist",
            of: 0x10,
            except: 0x0,
        },
        Word {
            text: "NameRepeat",
            of: 0x10,
            except: 0x0,
        },
        Word {
            text: "NetworkError",
            of: 0x1000,
            except: 0x0,
        },
        Word {
            text: "NoExist",
            of: 0x4,
            except: 0x0,
        },
        Word {
            text: "NoPermission",
            of: 0x200,
            except: 0x0,
        },
        Word {
            text: "NotActivated",
            of: 0x40,
            except: 0x0,
        },
        Word {
            text: "NotAuthorized",
            of: 0x200,
            except: 0x0,
        },
        Word {
            text: "NotBind",
            of: 0x40,
            except: 0x0,
        },
        Word {
            text: "NotBound",
            of: 0x40,
            except: 0x0,
        },
        Word {
            text: "NotConfigured",
            of: 0x40,
            except: 0x0,
        },
        Word {
            text: "NotEnabled",
            of: 0x40,
            except: 0x0,
        },
        Word {
            text: "NotExist",
            of: 0x4,
            except: 0x0,
        },
        Word {
            text: "NotFind",
            of: 0x4,
            except: 0x0,
        },
        Word {
            text: "NotFinish",
            of: 0x20,
            except: 0x0,
        },
        Word {
            text: "NotFound",
            of: 0x4,
            except: 0x0,
        },
        Word {
            text: "NotOpen",
            of: 0x40,
            except: 0x0,
        },
        Word {
            text: "NotPurchased",
            of: 0x40,
            except: 0x0,
        },
        Word {
            text: "NotRunning",
            of: 0x100,
            except: 0x0,
        },
        Word {
            text: "NotSupport",
            of: 0x400,
            except: 0x0,
        },
        Word {
            text: "NotVerif",
            of: 0x40,
            except: 0x0,
        },
        Word {
            text: "NumLimit",
            of: 0x800,
            except: 0x0,
        },
    ],
    // O
    &[
        Word {
            text: "Offline",
            of: 0x100,
            except: 0x0,
        },
        Word {
            text: "OverLimit",
            of: 0x800,
            except: 0x0,
        },
        Word {
            text: "OverUpper",
            of: 0x800,
            except: 0x0,
        },
    ],
    // P
    &[
        Word {
            text: "Param",
            of: 0x4000,
            except: 0x0,
        },
        Word {
            text: "PermissionDenied",
            of: 0x200,
            except: 0x0,
        },
    ],
    // Q
    &[
        Word {
            text: "QpsLimit",
            of: 0x1,
            except: 0x0,
        },
        Word {
            text: "QueryQuota",
            of: 0x0,
            except: 0x8,
        },
        Word {
            text: "Quota",
            of: 0x8,
            except: 0x0,
        },
    ],
    // R
    &[
        Word {
            text: "RateLimit",
            of: 0x1,
            except: 0x0,
        },
        Word {
            text: "RealName",
            of: 0x40,
            except: 0x0,
        },
        Word {
            text: "RequestLimitExceed",
            of: 0x1,
            except: 0x0,
        },
    ],
    // S
    &[
        Word {
            text: "ServerError",
            of: 0x2000,
            except: 0x0,
        },
        Word {
            text: "Stat",
            of: 0x0,
            except: 0x4000,
        },
        Word {
            text: "StateError",
            of: 0x100,
            except: 0x0,
        },
        Word {
            text: "StateNot",
            of: 0x100,
            except: 0x0,
        },
        Word {
            text: "StatusError",
            of: 0x100,
            except: 0x0,
        },
        Word {
            text: "StatusInvalid",
            of: 0x100,
            except: 0x0,
        },
        Word {
            text: "StatusNot",
            of: 0x100,
            except: 0x0,
        },
        Word {
            text: "Stopped",
            of: 0x100,
            except: 0x0,
        },
    ],
    // T
    &[
        Word {
            text: "TaskConflict",
            of: 0x20,
            except: 0x0,
        },
        Word {
            text: "TaskRunning",
            of: 0x20,
            except: 0x0,
        },
        Word {
            text: "TimeOut",
            of: 0x1000,
            except: 0x0,
        },
        Word {
            text: "Timeout",
            of: 0x1000,
            except: 0x0,
        },
        Word {
            text: "TooLong",
            of: 0x4000,
            except: 0x0,
        },
        Word {
            text: "TooMany",
            of: 0x800,
            except: 0x0,
        },
        Word {
            text: "TooOften",
            of: 0x1,
            except: 0x0,
        },
    ],
    // U
    &[
        Word {
            text: "UnSupport",
            of: 0x400,
            except: 0x0,
        },
        Word {
            text: "Unauthoriz",
            of: 0x200,
            except: 0x0,
        },
        Word {
            text: "Unfinished",
            of: 0x20,
            except: 0x0,
        },
        Word {
            text: "Unpaid",
            of: 0x2,
            except: 0x0,
        },
        Word {
            text: "Unsupported",
            of: 0x400,
            except: 0x0,
        },
        Word {
            text: "UsedIn",
            of: 0x80,
            except: 0x0,
        },
        Word {
            text: "Using",
            of: 0x80,
            except: 0x0,
        },
    ],
    // V
    &[
    ],
    // W
    &[
        Word {
            text: "WhiteList",
            of: 0x200,
            except: 0x0,
        },
    ],
    // X
    &[
    ],
    // Y
    &[
    ],
    // Z
    &[
    ],
];
