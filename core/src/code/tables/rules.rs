// Made by `cargo xtask generate` from core/data/rules.tsv. Do not edit.

pub(super) static RULES: &[Rule] = &[
    // speaks of how often requests come
    Rule {
        words: &["Frequen", "TooOften", "RateLimit", "RequestLimitExceed", "FreqLimit", "QpsLimit"],
        except: &["LowFrequen", "Daily"],
        families: &["FailedOperation", "InternalError", "UnsupportedOperation", "OperationDenied", "ResourceUnavailable", "LimitExceeded", "InvalidParameter"],
        category: Category::Throttled,
        retry: Retry::Backoff,
    },
    // speaks of money owed
    Rule {
        words: &["Arrear", "Balance", "Unpaid"],
        except: &["LoadBalance", "Balancer"],
        families: &["FailedOperation", "InternalError", "InvalidParameter", "InvalidParameterValue", "UnsupportedOperation", "OperationDenied", "ResourceUnavailable", "ResourceInUse", "LimitExceeded", "UnauthorizedOperation", "AuthFailure", "ResourceInsufficient"],
        category: Category::PaymentRequired,
        retry: Retry::Never,
    },
    // says that something is missing
    Rule {
        words: &["NotFound", "NotExist", "NoExist", "NotFind"],
        except: &[],
        families: &["FailedOperation", "InternalError", "InvalidParameter", "InvalidParameterValue", "UnsupportedOperation", "OperationDenied", "ResourceUnavailable", "ResourceInUse", "LimitExceeded", "UnauthorizedOperation", "AuthFailure", "ResourceInsufficient"],
        category: Category::NotFound,
        retry: Retry::Never,
    },
    // speaks of a quota
    Rule {
        words: &["Quota"],
        except: &["GetQuota", "QueryQuota", "DescribeQuota"],
        families: &["FailedOperation", "UnsupportedOperation", "OperationDenied", "ResourceUnavailable", "LimitExceeded", "ResourceInsufficient", "UnauthorizedOperation"],
        category: Category::Quota,
        retry: Retry::Never,
    },
    // says that it is there, or done, already
    Rule {
        words: &["Already", "NameExist", "DupKey", "NameDup", "Duplicate", "NameRepeat"],
        except: &["AlreadyRunning", "AlreadyIn"],
        families: &["FailedOperation", "InternalError", "InvalidParameter", "InvalidParameterValue", "UnsupportedOperation", "OperationDenied", "ResourceUnavailable", "ResourceInUse", "LimitExceeded", "UnauthorizedOperation", "AuthFailure", "ResourceInsufficient"],
        category: Category::AlreadyExists,
        retry: Retry::Never,
    },
    // names an operation under way
    Rule {
        words: &["InProgress", "TaskConflict", "TaskRunning", "Unfinished", "Deploying", "NotFinish", "IsRunning"],
        except: &[],
        families: &["FailedOperation", "UnsupportedOperation", "OperationDenied", "ResourceUnavailable", "ResourceInUse", "InternalError"],
        category: Category::Conflict,
        retry: Retry::AfterStateChange,
    },
    // names what must be done first
    Rule {
        words: &["NotActivated", "NotOpen", "NotPurchased", "NotEnabled", "NotVerif", "RealName", "NotBind", "NotBound", "NotConfigured"],
        except: &[],
        families: &["FailedOperation", "InternalError", "InvalidParameter", "InvalidParameterValue", "UnsupportedOperation", "OperationDenied", "ResourceUnavailable", "ResourceInUse", "LimitExceeded", "UnauthorizedOperation", "AuthFailure", "ResourceInsufficient"],
        category: Category::FailedPrecondition,
        retry: Retry::Never,
    },
    // says that it is in use
    Rule {
        words: &["InUse", "UsedIn", "Using", "ExistUnder"],
        except: &[],
        families: &["FailedOperation", "InternalError", "InvalidParameter", "InvalidParameterValue", "UnsupportedOperation", "OperationDenied", "ResourceUnavailable", "ResourceInUse", "LimitExceeded", "UnauthorizedOperation", "AuthFailure", "ResourceInsufficient"],
        category: Category::FailedPrecondition,
        retry: Retry::Never,
    },
    // speaks of a state
    Rule {
        words: &["StatusNot", "StateNot", "StatusError", "StateError", "StatusInvalid", "NotRunning", "Abnormal", "Offline", "Isolated", "Disabled", "Expired", "InstanceStatus", "Stopped"],
        except: &[],
        families: &["FailedOperation", "InternalError", "UnsupportedOperation", "OperationDenied", "ResourceUnavailable", "ResourceInUse", "LimitExceeded", "UnauthorizedOperation", "AuthFailure", "ResourceInsufficient"],
        category: Category::FailedPrecondition,
        retry: Retry::Never,
    },
    // speaks of permission
    Rule {
        words: &["Unauthoriz", "NoPermission", "PermissionDenied", "NotAuthorized", "WhiteList"],
        except: &[],
        families: &["FailedOperation", "InternalError", "InvalidParameter", "InvalidParameterValue", "UnsupportedOperation", "OperationDenied", "ResourceUnavailable", "ResourceInUse", "LimitExceeded", "UnauthorizedOperation", "AuthFailure", "ResourceInsufficient"],
        category: Category::Authorization,
        retry: Retry::Never,
    },
    // says that it is not supported
    Rule {
        words: &["NotSupport", "Unsupported", "UnSupport"],
        except: &[],
        families: &["FailedOperation", "InternalError", "InvalidParameter", "InvalidParameterValue", "UnsupportedOperation", "OperationDenied", "ResourceUnavailable", "ResourceInUse", "LimitExceeded", "UnauthorizedOperation", "AuthFailure", "ResourceInsufficient"],
        category: Category::Unsupported,
        retry: Retry::Never,
    },
    // speaks of a limit
    Rule {
        words: &["Exceed", "CountLimit", "NumLimit", "OverLimit", "OverUpper", "TooMany", "Maximum"],
        except: &[],
        families: &["FailedOperation", "UnsupportedOperation", "OperationDenied", "ResourceUnavailable", "InternalError", "ResourceInsufficient"],
        category: Category::Quota,
        retry: Retry::Never,
    },
    // names trouble on the way to an answer
    Rule {
        words: &["Timeout", "TimeOut", "Busy", "NetworkError"],
        except: &[],
        families: &["FailedOperation", "InternalError"],
        category: Category::Unavailable,
        retry: Retry::BackoffIfIdempotent,
    },
    // names an error inside the service
    Rule {
        words: &["InternalError", "ServerError", "DBError", "DbError"],
        except: &[],
        families: &["FailedOperation"],
        category: Category::Internal,
        retry: Retry::BackoffIfIdempotent,
    },
    // speaks of what was sent
    Rule {
        words: &["Illegal", "Invalid", "Param", "Format", "TooLong", "Mismatch"],
        except: &["Stat"],
        families: &["FailedOperation", "InternalError"],
        category: Category::InvalidRequest,
        retry: Retry::Never,
    },
];
