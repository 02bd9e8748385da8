#pragma once

namespace Chinwag::Test {

/// A self-signed certificate for localhost. It guards nothing: both halves are public.
inline constexpr char certificate[] = R"(-----BEGIN CERTIFICATE-----
MIIBmjCCAUGgAwIBAgIUJNz7C9LV+4zEv511EkVG5Puy8H8wCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEyMzExNDQwOVoYDzIxMjYxMDMw
MTE0NDA5WjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAAQLX6iBrzHsQbvHAQ5W1MkAQ0RKwiRktahfWDEuv7xILaV3LoFhvi3N
RRCpLg/Cktpl9BhZbQw2+hbBVEoNitIto28wbTAdBgNVHQ4EFgQU0huCMydU07Oh
HyyscxlBR2dhTS8wHwYDVR0jBBgwFoAU0huCMydU07OhHyyscxlBR2dhTS8wDwYD
VR0TAQH/BAUwAwEB/zAaBgNVHREEEzARgglsb2NhbGhvc3SHBH8AAAEwCgYIKoZI
zj0EAwIDRwAwRAIgUbkwSPa/1VJpM+U5VW5j9uDwwXaDfk9o64t/gQlUUdMCICji
dZOvyZRRHiaCfnfWqQOoLquJCJvrsxmdHlsEgIJA
-----END CERTIFICATE-----
)";
inline constexpr char certificateKey[] = R"(-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgAhS8vJg2IjXu5Pkb
RJUr5o/eo/nklsq4dd69bDExsGChRANCAAQLX6iBrzHsQbvHAQ5W1MkAQ0RKwiRk
tahfWDEuv7xILaV3LoFhvi3NRRCpLg/Cktpl9BhZbQw2+hbBVEoNitIt
-----END PRIVATE KEY-----
)";

} // namespace Chinwag::Test
