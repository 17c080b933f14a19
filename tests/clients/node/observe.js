// Calls the actions ACTION... at the server ADDRESS through the official Node SDK, and prints what each came to, one
// JSON object a line: `observe.js ADDRESS VERSION ACTION...`.
"use strict";

const { CommonClient } = require("tencentcloud-sdk-nodejs-common");
const SdkException = require("tencentcloud-sdk-nodejs-common/tencentcloud/common/exception/tencent_cloud_sdk_exception").default;

async function observe(client, action) {
  try {
    const { RequestId, TotalCount } = await client.request(action, {});
    return { returns: { RequestId, TotalCount } };
  } catch (error) {
    if (error instanceof SdkException) {
      return { error: { Code: error.code, Message: error.message, RequestId: error.requestId } };
    }
    return { raises: error.constructor.name };
  }
}

async function main([address, version, ...actions]) {
  // There is nothing to hide: the server checks no signature.
  const client = new CommonClient(address, version, {
    credential: { secretId: "id", secretKey: "key" },
    region: "ap-guangzhou",
    profile: { httpProfile: { endpoint: address, protocol: "http://", reqTimeout: 10 } },
  });
  for (const action of actions) {
    console.log(JSON.stringify(await observe(client, action)));
  }
}

main(process.argv.slice(2));
